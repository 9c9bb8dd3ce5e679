/// Colours, type and strokes; nothing that knows a battery.
@NullMarked
package org.voltaire.console.paint;

import org.jspecify.annotations.NullMarked;
