/// The views of the page of the estimator: estimates and diagnostics of the cells and of the pack,
/// their history, the forecast; and their places.
@NullMarked
package org.voltaire.console.view.estimator;

import org.jspecify.annotations.NullMarked;
