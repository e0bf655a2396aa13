package io.weir.bench.ingest;

/** Names of the topics that are measured. */
final class Topics {

    /** Carries messages of many samples. */
    static final String METRICS = "bench.metrics";

    /** Carries messages of one sample. */
    static final String ROWS = "bench.rows";

    private Topics() {}
}
