package io.weir.sample;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import java.util.Collection;
import java.util.function.Predicate;

/**
 * What the SDK last reported of itself, for the page.
 *
 * @param queued log records that wait
 * @param capacity most that can wait
 * @param dropped log records lost because the queue was full, so far
 * @param unsent log records lost because the sink did not take them, so far
 */
record Latest(long queued, long capacity, long dropped, long unsent) {

    static final Latest NONE = new Latest(0, 0, 0, 0);

    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    static Latest of(Collection<MetricData> metrics) {
        return new Latest(
                sum(metrics, "otel.sdk.processor.log.queue.size", point -> true),
                sum(metrics, "otel.sdk.processor.log.queue.capacity", point -> true),
                sum(metrics, "otel.sdk.processor.log.processed", Latest::isError),
                sum(metrics, "otel.sdk.exporter.log.exported", Latest::isError));
    }

    private static boolean isError(LongPointData point) {
        return point.getAttributes().get(ERROR) != null;
    }

    private static long sum(Collection<MetricData> metrics, String name, Predicate<LongPointData> which) {
        return metrics.stream()
                .filter(metric -> metric.getName().equals(name))
                .flatMap(metric -> metric.getLongSumData().getPoints().stream())
                .filter(which)
                .mapToLong(LongPointData::getValue)
                .sum();
    }
}
