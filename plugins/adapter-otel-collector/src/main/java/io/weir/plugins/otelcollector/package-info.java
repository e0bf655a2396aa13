/** Knows the OpenTelemetry Collector: its receivers, processors, exporters and their sending queues. */
@NullMarked
package io.weir.plugins.otelcollector;

import org.jspecify.annotations.NullMarked;
