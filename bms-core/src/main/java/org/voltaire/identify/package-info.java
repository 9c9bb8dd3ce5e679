/// From measurements on the bench to a [org.voltaire.pack.CellModel]. Runs once, beforehand, and is
/// no part of the step: it alone in core may use commons-math3.
package org.voltaire.identify;
