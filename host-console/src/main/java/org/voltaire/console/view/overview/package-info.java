/// The views of the overview: cells, history, limits, temperatures, alarms; and their places.
@NullMarked
package org.voltaire.console.view.overview;

import org.jspecify.annotations.NullMarked;
