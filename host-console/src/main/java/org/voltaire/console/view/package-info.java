/// The parts of the window. Each paints a snapshot onto one canvas.
@NullMarked
package org.voltaire.console.view;

import org.jspecify.annotations.NullMarked;
