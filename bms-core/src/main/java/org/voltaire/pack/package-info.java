/// What a pack is: its cells and their model, its limits and faults. Values only, nothing that
/// changes.
package org.voltaire.pack;
