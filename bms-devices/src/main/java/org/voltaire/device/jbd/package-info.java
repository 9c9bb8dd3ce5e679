/// JBD (Xiaoxiang, Overkill Solar, LLT) boards: one codec for the driver and for a simulated board.
@NullMarked
package org.voltaire.device.jbd;

import org.jspecify.annotations.NullMarked;
