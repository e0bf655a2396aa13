package io.weir.alerting.route;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a receiver is told over HTTP.
 *
 * @param url http or https
 * @param authorization value of the header of that name, or null
 * @param sendResolved whether resolved alerts are told of
 * @param maxAlerts most alerts in one notice; 0 for all
 */
public record Webhook(URI url, @Nullable String authorization, boolean sendResolved, int maxAlerts) implements Target {

    @Override
    public String id() {
        return TargetText.digest(url.toString());
    }

    @Override
    public String target() {
        return TargetText.masked(url);
    }

    @Override
    public List<String> secrets() {
        return Secrets.of(url, authorization);
    }

    // The address and the header may hold secrets: neither may reach a log.
    @Override
    public String toString() {
        return "Webhook[" + target() + "]";
    }
}
