/** Says when a queue will be full or drained, with an interval, or that it cannot tell. */
@NullMarked
package io.weir.plugins.forecast;

import org.jspecify.annotations.NullMarked;
