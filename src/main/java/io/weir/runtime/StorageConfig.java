package io.weir.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How metrics are kept. */
@ConfigMapping(prefix = "weir.storage")
public interface StorageConfig {

    /** How long samples are kept, as frames and in blocks. Whole days (UTC) are dropped once all of a day is older. */
    @WithDefault("14d")
    Duration retention();

    /** How long rollups by the minute are kept. */
    @WithDefault("90d")
    Duration retentionMinutes();

    /** How long rollups by the hour are kept. Whole months (UTC) are dropped once all of a month is older. */
    @WithDefault("730d")
    Duration retentionHours();

    /**
     * How long a pipeline is kept that its source no longer reports. One with an open finding or an active alert stays. At
     * least a day more than {@code weir.ingest.limits.behind}.
     */
    @WithDefault("90d")
    Duration retentionPipelines();

    /** How long findings are kept after they are resolved, with their suggestions. */
    @WithDefault("90d")
    Duration retentionFindings();

    /** How long alerts are kept after they ended. One that is still to be told of stays. */
    @WithDefault("90d")
    Duration retentionAlerts();

    /** How long notices are kept that were delivered or given up. */
    @WithDefault("30d")
    Duration retentionNotices();

    /** How long it is kept who changed what about plugins. */
    @WithDefault("365d")
    Duration retentionChanges();

    /** For how many hours ahead partitions are made. */
    @WithDefault("3")
    int hoursAhead();

    /** Sources whose metrics are kept for another time, by a name of the group. The first group by name that fits counts. */
    Map<String, Group> groups();

    /** How frames become blocks. */
    Compaction compaction();

    /** Sources that are kept for another time. */
    interface Group {
        /** Names of the sources, {@code *} for any characters. */
        String sources();

        /** How long their samples are kept; without it as long as others'. */
        Optional<Duration> retention();

        /** How long their rollups by the minute are kept. */
        Optional<Duration> retentionMinutes();

        /** How long their rollups by the hour are kept. */
        Optional<Duration> retentionHours();
    }

    /** How frames become blocks. */
    interface Compaction {
        /**
         * Whether this process compacts and drops what is too old. At least one replica must, or everything is kept as large
         * as it came.
         */
        @WithDefault("true")
        boolean enabled();

        /**
         * How long after the end of an hour its frames become blocks. SQL reads frames but not blocks, and frames take nine
         * times the room. At least an hour.
         */
        @WithDefault("2h")
        Duration after();

        /** How long frames that come later than that are gathered before they are folded into the blocks of their hour. */
        @WithDefault("30m")
        Duration gather();

        /** Most of one core's time that compaction takes, 0.01 to 1; what is left is rest between two pieces of work. */
        @WithDefault("0.5")
        double share();

        /** Sources that are compacted in one transaction. */
        @WithDefault("64")
        int sources();
    }
}
