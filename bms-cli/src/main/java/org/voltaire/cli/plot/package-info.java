/// Plots of runs as SVG: lanes that share one time axis.
package org.voltaire.cli.plot;
