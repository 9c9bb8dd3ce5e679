/// The whole window and what it shows on every page: header, most important numbers, banner,
/// buttons, status line, list of keys, and the welcome before the first frame. Puts the pages
/// together.
@NullMarked
package org.voltaire.console.view.window;

import org.jspecify.annotations.NullMarked;
