package io.weir.runtime;

import io.quarkus.scheduler.spi.JobInstrumenter;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what the scheduler has begun and what is not over yet. */
@Singleton
class Beats implements JobInstrumenter {

    private final AtomicInteger underway = new AtomicInteger();

    @Override
    public CompletionStage<Void> instrument(JobInstrumentationContext job) {
        underway.incrementAndGet();
        try {
            return job.executeJob().whenComplete((done, failure) -> underway.decrementAndGet());
        } catch (RuntimeException | Error e) {
            underway.decrementAndGet();
            throw e;
        }
    }

    int underway() {
        return underway.get();
    }
}
