package io.weir.bench.ingest;

import java.util.ArrayList;
import java.util.List;

/** All sources of the reference workload. */
final class Workload {

    private final List<Reporter> reporters = new ArrayList<>();
    private final int series;

    Workload(Options options) {
        this.series = options.series;
        for (int i = 0; i < options.sources; i++) {
            reporters.add(new Reporter("bench-" + i, options.series, options.seed));
        }
    }

    List<Reporter> reporters() {
        return reporters;
    }

    int series() {
        return series;
    }

    /** Samples of one report of every source. */
    long samplesPerRound() {
        return (long) reporters.size() * series;
    }
}
