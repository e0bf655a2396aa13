package io.weir.runtime;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Which of the metrics that libraries offer are kept. */
final class MeterWiring {

    /** Each pool of PostgreSQL's client registers this one anew; only the first is counted, so that it tells nothing. */
    private static final String QUEUE_OF_ONE_CLIENT = "postgresql.queue.size";

    private MeterWiring() {}

    @Produces
    @Singleton
    static MeterFilter withoutQueueOfOneClient() {
        return MeterFilter.deny(id -> id.getName().equals(QUEUE_OF_ONE_CLIENT));
    }
}
