package io.weir.runtime;

import io.weir.ingest.IngestState;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while ingestion waits for its store. Alive all the same: a restart would not help. */
@Readiness
@ApplicationScoped
class IngestHealth implements HealthCheck {

    private final IngestState state;

    IngestHealth(IngestState state) {
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        return state.waiting()
                .map(waiting -> HealthCheckResponse.named("ingestion")
                        .down()
                        .withData("waiting since", waiting.since().toString())
                        .withData("reason", waiting.reason())
                        .withData("attempts", waiting.attempts())
                        .build())
                .orElseGet(() -> HealthCheckResponse.up("ingestion"));
    }
}
