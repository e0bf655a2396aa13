/** Tests of io.weir.web.chart. */
@NullMarked
package io.weir.web.chart;

import org.jspecify.annotations.NullMarked;
