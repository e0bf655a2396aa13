/**
 * Says when a queue will be full or drained, with an interval, and only when a straight line would have foretold the window
 * itself better than "it stays as it is".
 */
@NullMarked
package io.weir.plugins.forecast;

import org.jspecify.annotations.NullMarked;
