/// Voltaire used as a library: one class with a `main` method for each thing that one may want of
/// it.
package org.example.voltaire;
