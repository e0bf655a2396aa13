package io.weir.runtime;

import io.weir.analysis.PluginHost;
import io.weir.analysis.PluginStatus;
import io.weir.analysis.PluginStatus.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Says which plugins are not called and why. Ready all the same: everything else runs. */
@Readiness
@ApplicationScoped
class PluginHealth implements HealthCheck {

    private final PluginHost host;

    PluginHealth(PluginHost host) {
        this.host = host;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder health = HealthCheckResponse.named("plugins").up();
        int broken = 0;
        for (PluginStatus plugin : host.status()) {
            String reason = plugin.reason();
            if (reason != null && plugin.state() != State.ACTIVE && plugin.state() != State.DISABLED) {
                broken++;
                health.withData(
                        broken + " " + plugin.state().name().toLowerCase(Locale.ROOT), plugin.origin() + ": " + reason);
            }
        }
        return health.build();
    }
}
