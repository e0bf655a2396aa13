package io.weir.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Pages and API. */
@ConfigMapping(prefix = "weir.web")
public interface WebConfig {

    /** Address of the page on which the sample pipeline's knobs are turned; the overview links to it when set. */
    Optional<URI> sampleUrl();

    /** A pipeline that reported nothing for this long is shown as silent. */
    @WithDefault("2m")
    Duration silentAfter();

    /** Pipelines on one page of the overview, 1 to 200. */
    @WithDefault("50")
    int pageSize();

    /** How long a reading of a pipeline's signals may be reused for other readers; 0 turns it off. */
    @WithDefault("2s")
    Duration observationCache();

    /** Longest stretch of time that one request for signals may span. */
    @WithDefault("31d")
    Duration maxRange();

    /** Live updates. */
    Live live();

    /** Live updates over server-sent events. */
    interface Live {

        /** Changes are gathered for this long before a client is told. */
        @WithDefault("400ms")
        Duration period();

        /** A silent connection carries a heartbeat this often. */
        @WithDefault("15s")
        Duration heartbeat();

        /** Connections at the same time; further ones are refused with 503. */
        @WithDefault("1000")
        int maxClients();
    }
}
