package io.weir.runtime;

import io.weir.query.SeriesStore;
import io.weir.query.run.QueryEngine;
import io.weir.query.run.QueryLimits;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts queries together. */
final class QueryWiring {

    private QueryWiring() {}

    @Produces
    @Singleton
    static QueryEngine engine(SeriesStore store, QueryConfig config) {
        QueryLimits limits = new QueryLimits(
                config.maxSeries(), config.maxPoints(), config.maxSamples(), config.maxValues(), config.timeout());
        return new QueryEngine(store, limits, System::nanoTime);
    }
}
