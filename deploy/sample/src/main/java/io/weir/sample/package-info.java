/**
 * A real pipeline to watch. The OpenTelemetry SDK gathers log records in batches and sends them over HTTP to a sink
 * whose pace can be turned; what the SDK reports of itself goes to a broker. A script slows the sink down after a
 * minute and lets it recover, so that there is something to see.
 */
@NullMarked
package io.weir.sample;

import org.jspecify.annotations.NullMarked;
