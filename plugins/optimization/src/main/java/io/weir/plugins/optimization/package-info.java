/**
 * Says which setting to change and what that will bring: simple formulas of queues, each with its numbers and an interval.
 * More room in a queue is never advised where more arrives than can be handled: it would only delay the same loss.
 */
@NullMarked
package io.weir.plugins.optimization;

import org.jspecify.annotations.NullMarked;
