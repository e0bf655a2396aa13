package io.weir.runtime;

import io.quarkus.arc.DefaultBean;
import io.weir.ingest.Decoders;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.IngestLimits;
import io.weir.ingest.IngestState;
import io.weir.ingest.Intake;
import io.weir.ingest.Overruns;
import io.weir.ingest.decode.Events;
import io.weir.ingest.decode.Formats;
import io.weir.ingest.encoding.Unpacking;
import io.weir.plugin.ServiceLoadedPlugins;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/** Puts ingestion together from its configuration. */
final class IngestWiring {

    /** Topics whose format everybody knows. */
    private static final Map<String, String> USUAL_FORMATS = Map.of("otlp_metrics", "otlp");

    private IngestWiring() {}

    // The one clock of the service: a Clock is an InstantSource too.
    @Produces
    @Singleton
    @DefaultBean
    static Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    static IngestLimits limits(IngestConfig config) {
        IngestConfig.Limits limits = config.limits();
        return new IngestLimits(
                Math.toIntExact(limits.messageSize().asLongValue()),
                limits.sources(),
                limits.seriesPerSource(),
                limits.layoutsPerSource(),
                limits.labels(),
                limits.nameLength(),
                limits.valueLength(),
                limits.ahead(),
                limits.behind(),
                limits.inFlight().asLongValue());
    }

    @Produces
    @Singleton
    static Intake intake(IngestConfig config, IngestLimits limits, Overruns overruns, ServiceLoadedPlugins plugins) {
        IdentityRules identity = identity(config);
        Map<String, String> formats = new TreeMap<>(USUAL_FORMATS);
        config.topics().forEach((topic, options) -> formats.put(topic, options.format()));
        Unpacking unpacking =
                new Unpacking(Math.toIntExact(config.limits().unpackedSize().asLongValue()));
        Decoders decoders =
                new Decoders(Formats.all(identity, unpacking), formats, unpacking, plugins.decoders(identity));
        return new Intake(decoders, limits, overruns);
    }

    @Produces
    @Singleton
    static Events events(IngestConfig config, IngestLimits limits) {
        return new Events(identity(config), limits);
    }

    private static IdentityRules identity(IngestConfig config) {
        return new IdentityRules(
                config.identity().attributes(), config.identity().randomInstanceIds());
    }

    @Produces
    @Singleton
    static Overruns overruns(Clock clock) {
        return new Overruns(clock);
    }

    @Produces
    @Singleton
    static IngestState state() {
        return new IngestState();
    }
}
