/// What is said to people, read from files of sentences. The only package of core that loads
/// anything, once, when its class is first used; the step does not know it.
@NullMarked
package org.voltaire.words;

import org.jspecify.annotations.NullMarked;
