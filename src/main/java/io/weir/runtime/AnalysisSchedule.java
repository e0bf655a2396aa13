package io.weir.runtime;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.weir.analysis.AnalysisCycle;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Calls the analysis when it is time, and counts for {@code /q/metrics}. */
@ApplicationScoped
class AnalysisSchedule {

    private final AnalysisCycle cycle;
    private final boolean enabled;
    private final Troubles troubles = new Troubles("Analysis");

    AnalysisSchedule(AnalysisCycle cycle, AnalysisConfig config, MeterRegistry meters) {
        this.cycle = cycle;
        this.enabled = config.enabled();
        FunctionCounter.builder("weir.analysis.completed", cycle, AnalysisCycle::completed)
                .description("Analyses of a source that ended well")
                .register(meters);
        FunctionCounter.builder("weir.analysis.failed", cycle, AnalysisCycle::failed)
                .description("Analyses of a source that failed")
                .register(meters);
        FunctionCounter.builder("weir.analysis.lost", cycle, AnalysisCycle::lost)
                .description("Analyses whose source another replica had taken before they were complete")
                .register(meters);
        Gauge.builder("weir.analysis.period", cycle, c -> c.pace().kept().toMillis() / 1e3)
                .description("Time from one analysis of a source to the next, as it is kept")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("weir.analysis.running", cycle, AnalysisCycle::running)
                .description("Analyses that run now")
                .register(meters);
    }

    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> begin() {
        return run(cycle::begin);
    }

    @Scheduled(every = "60s", delayed = "60s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return run(cycle::forget);
    }

    private Uni<Void> run(Supplier<CompletionStage<?>> work) {
        return enabled
                ? troubles.contain(Uni.createFrom().completionStage(work::get))
                : Uni.createFrom().voidItem();
    }
}
