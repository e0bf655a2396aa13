/**
 * For authors of plugins: a simulator that plays pipelines and knows the truth about them, scenarios as files, builders of
 * windows, assertions on findings, and the contracts that every adapter and every analyzer must keep, as abstract tests to
 * extend.
 *
 * <p>{@link io.weir.testkit.scenario} says what is played, {@link io.weir.testkit.simulator} plays it; {@link
 * io.weir.testkit.Signals} and {@link io.weir.testkit.Engines} turn a run into what an analyzer or an adapter gets.
 */
@NullMarked
package io.weir.testkit;

import org.jspecify.annotations.NullMarked;
