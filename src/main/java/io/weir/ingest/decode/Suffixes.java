package io.weir.ingest.decode;

import io.weir.api.adapter.NativeSeries.Kind;

/** What Prometheus' naming says of a metric whose type is not told. */
final class Suffixes {

    private Suffixes() {}

    static Kind kind(String name) {
        boolean counter =
                name.endsWith("_total") || name.endsWith("_bucket") || name.endsWith("_count") || name.endsWith("_sum");
        return counter ? Kind.COUNTER : Kind.UNKNOWN;
    }
}
