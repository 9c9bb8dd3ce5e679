/// The mutation check: breaks `bms-core` in one place after the other, and looks whether a test
/// notices. [org.voltaire.testing.mutant.MutationCheck] is the program.
package org.voltaire.testing.mutant;
