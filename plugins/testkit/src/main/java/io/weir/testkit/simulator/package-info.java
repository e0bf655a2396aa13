/**
 * Plays {@link io.weir.testkit.scenario.Scenario scenarios} event by event, thousands of times faster than real time, and
 * knows the truth about them: what limits, what is lost, what a change would have brought.
 *
 * <pre>{@code
 * Run run = Simulator.run(scenario, 42);
 * double perSecond = run.rate("out", Meter.OUT, 60, 300);
 * Truth truth = Truth.of(scenario, 42);
 * }</pre>
 *
 * <p>The same scenario and seed give the same bits on every machine: chance comes from a generator of its own, and each
 * stage draws from a stream of its own that depends on the seed and its id alone. So a scenario with one thing changed
 * meets the same arrivals (common random numbers), and what differs is due to the change.
 *
 * <p>Every event is played; there is no fluid approximation but in one place: what lies in a destination's buffer drains
 * evenly. The loop allocates nothing once its arrays have grown.
 */
@NullMarked
package io.weir.testkit.simulator;

import org.jspecify.annotations.NullMarked;
