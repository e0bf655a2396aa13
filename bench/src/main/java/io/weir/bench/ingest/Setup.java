package io.weir.bench.ingest;

import io.weir.bench.stand.Stand;

/**
 * What each phase works with.
 *
 * @param stand where everything runs
 * @param workload that is sent
 * @param options of the measurement
 */
record Setup(Stand stand, Workload workload, Options options) {}
