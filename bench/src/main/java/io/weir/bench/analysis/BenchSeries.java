package io.weir.bench.analysis;

import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * One series of a pipeline.
 *
 * @param name of the metric
 * @param unit of it
 * @param counter whether it grows for ever
 * @param labels that tell it apart
 * @param value now
 */
record BenchSeries(String name, String unit, boolean counter, Map<String, String> labels, DoubleSupplier value) {}
