/// The memory of what was wrong: each alarm with its value and its limit, kept after it is over
/// until a person has acknowledged it, and which of them opened the pack first.
///
/// It looks at what the stages have found and decides nothing: no stage knows it.
@NullMarked
package org.voltaire.event;

import org.jspecify.annotations.NullMarked;
