/**
 * What is simulated, as immutable records: a {@link io.weir.testkit.scenario.PipelineModel pipeline} of stages and links,
 * and a {@link io.weir.testkit.scenario.Scenario scenario}, which is a pipeline with a length and a timeline of changes
 * and outages. Nothing here belongs to an engine.
 *
 * <pre>{@code
 * PipelineModel pipeline = PipelineModel.named("orders")
 *         .source("app", Arrivals.poisson(800))
 *         .queue("queue", 2000, Overflow.dropNewest())
 *         .sink("out", Taking.upTo(128), Service.fixed(0.005, 0.0005))
 *         .build();
 * Scenario scenario = Scenario.of(pipeline, 300).down("out destination", 60, 90, Outage.Kind.HANGS);
 * }</pre>
 *
 * <p>Stages added one after the other are linked in a row; {@code link} makes other shapes. Times are seconds, rates
 * events per second. Whatever makes no sense is refused with an {@link java.lang.IllegalArgumentException} that names the
 * stage and what would be right.
 */
@NullMarked
package io.weir.testkit.scenario;

import org.jspecify.annotations.NullMarked;
