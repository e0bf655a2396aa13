package io.weir.runtime;

import io.weir.analysis.AnalysisCycle;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Says when analyses run less often than asked for. Ready all the same: less often is better than not at all. */
@Readiness
@ApplicationScoped
class AnalysisHealth implements HealthCheck {

    private final AnalysisCycle cycle;

    AnalysisHealth(AnalysisCycle cycle) {
        this.cycle = cycle;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder health =
                HealthCheckResponse.named("analysis").up();
        cycle.pace().overload().ifPresent(why -> health.withData("overload", why));
        return health.build();
    }
}
