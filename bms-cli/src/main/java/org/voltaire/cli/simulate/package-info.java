/// What the program makes of a scenario's run: a recording, a table, a CSV file, a trace to plot.
package org.voltaire.cli.simulate;
