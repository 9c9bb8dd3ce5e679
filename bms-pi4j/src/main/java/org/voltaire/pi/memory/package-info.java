/// What a run leaves behind for the next one: a file that is written whole or not at all, and what
/// the next run makes of it.
package org.voltaire.pi.memory;
