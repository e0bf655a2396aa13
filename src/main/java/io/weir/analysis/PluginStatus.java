package io.weir.analysis;

import io.weir.api.PluginDescriptor;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a plugin fares.
 *
 * @param type what it extends
 * @param descriptor who it is; a plugin rejected before it could say has the id {@code unknown}
 * @param origin jar or class-path entry and class it came from
 * @param state whether it is called
 * @param reason why it is not called, or what its last failure said; null when there is nothing to say
 * @param runs calls since the service started
 * @param failures calls that threw, were too late or returned nonsense
 * @param findings returned, analyzers only
 * @param meanTime mean time of a call
 * @param lastRun end of the last call, or null
 */
public record PluginStatus(
        Type type,
        PluginDescriptor descriptor,
        String origin,
        State state,
        @Nullable String reason,
        long runs,
        long failures,
        long findings,
        Duration meanTime,
        @Nullable Instant lastRun) {

    /** What a plugin extends. */
    public enum Type {
        /** {@link io.weir.api.adapter.Adapter}. */
        ADAPTER,
        /** {@link io.weir.api.analysis.Analyzer}. */
        ANALYZER
    }

    /** Whether a plugin is called. */
    public enum State {
        /** It runs. */
        ACTIVE,
        /** It runs, and its last call failed. */
        FAILING,
        /** It failed repeatedly and is left alone for a while. */
        QUARANTINED,
        /** It could not be loaded, or its descriptor was refused. */
        REJECTED
    }
}
