/// Readers of bench data: records of single cells and tables of open-circuit voltage, as testers
/// and loggers write them.
package org.voltaire.data;
