package io.weir.runtime;

import io.quarkus.runtime.Startup;
import io.weir.alerting.group.AlertStore;
import io.weir.alerting.group.GroupStore;
import io.weir.alerting.outbox.Dispatcher;
import io.weir.alerting.outbox.Outbox;
import io.weir.alerting.outbox.RetryPolicy;
import io.weir.alerting.outbox.WebhookCaller;
import io.weir.alerting.run.Alerting;
import io.weir.alerting.run.FilesInForce;
import io.weir.model.LiveUpdates;
import io.weir.notify.HttpWebhookCaller;
import io.weir.plugin.ServiceLoadedPlugins;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/** Puts the core of alerting together. */
@Dependent
class AlertingBeans {

    @Produces
    @Singleton
    @Startup
    FilesInForce files(InstantSource clock, AlertingConfig config) {
        FilesInForce files = new FilesInForce(clock);
        new AlertingFiles(config, files).readOrThrow();
        return files;
    }

    @Produces
    @Singleton
    Alerting alerting(
            AlertStore alerts,
            GroupStore groups,
            FilesInForce files,
            LiveUpdates updates,
            InstantSource clock,
            AlertingConfig config) {
        String url = config.externalUrl().replaceAll("/+$", "");
        return new Alerting(alerts, groups, files, updates, clock, url);
    }

    @Produces
    @Singleton
    HttpWebhookCaller caller(AlertingConfig config, InstantSource clock) {
        return new HttpWebhookCaller(config.outbox().timeout(), clock);
    }

    void close(@Disposes HttpWebhookCaller caller) {
        caller.close();
    }

    @Produces
    @Singleton
    Dispatcher dispatcher(
            Outbox outbox,
            WebhookCaller caller,
            ServiceLoadedPlugins plugins,
            FilesInForce files,
            LiveUpdates updates,
            InstantSource clock,
            AlertingConfig config) {
        AlertingConfig.Outbox limits = config.outbox();
        RetryPolicy retries = new RetryPolicy(
                limits.firstDelay(),
                limits.longestDelay(),
                limits.maxAttempts(),
                limits.maxAge(),
                () -> ThreadLocalRandom.current().nextDouble());
        return new Dispatcher(outbox, caller, plugins.notifierCaller(), files::routes, retries, updates, clock);
    }
}
