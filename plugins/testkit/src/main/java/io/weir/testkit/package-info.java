/**
 * For authors of plugins: a simulator that plays faults of a pipeline, builders of windows, and the contracts that every
 * adapter and every analyzer must keep, as abstract tests to extend.
 */
@NullMarked
package io.weir.testkit;

import org.jspecify.annotations.NullMarked;
