/// Parts of charts over time: lanes, axes, time windows, and what a page with a chart must offer.
/// Nothing in here knows which quantity a chart shows.
@NullMarked
package org.voltaire.console.view.chart;

import org.jspecify.annotations.NullMarked;
