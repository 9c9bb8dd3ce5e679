/// The program `bms`: its start, and how it words failures.
package org.voltaire.cli;
