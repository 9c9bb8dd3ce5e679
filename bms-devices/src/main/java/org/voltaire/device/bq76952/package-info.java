/// The BQ76952 monitor for up to sixteen cells in series.
@NullMarked
package org.voltaire.device.bq76952;

import org.jspecify.annotations.NullMarked;
