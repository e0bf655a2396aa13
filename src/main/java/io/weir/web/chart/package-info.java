/** What charts need: fewer points, gaps, which signals share a chart, and drawings for pages without scripts. */
@NullMarked
package io.weir.web.chart;

import org.jspecify.annotations.NullMarked;
