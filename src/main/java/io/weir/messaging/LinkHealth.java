package io.weir.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while a link to a broker that is configured is down. Alive all the same: a restart would not help. */
@Readiness
@ApplicationScoped
class LinkHealth implements HealthCheck {

    private final Brokers brokers;

    LinkHealth(Brokers brokers) {
        this.brokers = brokers;
    }

    @Override
    public HealthCheckResponse call() {
        List<LinkState> links = brokers.links();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("broker links").status(links.stream().allMatch(LinkState::connected));
        links.forEach(link -> response.withData(link.broker(), link.said()));
        return response.build();
    }
}
