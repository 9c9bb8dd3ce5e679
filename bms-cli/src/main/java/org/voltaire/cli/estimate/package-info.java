/// The estimator on records of single cells: running it, scoring it.
package org.voltaire.cli.estimate;
