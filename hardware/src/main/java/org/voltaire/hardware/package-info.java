/// The reference design as data, and the rules it keeps: which pin of the Raspberry Pi does what.
@NullMarked
package org.voltaire.hardware;

import org.jspecify.annotations.NullMarked;
