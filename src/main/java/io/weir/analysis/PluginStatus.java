package io.weir.analysis;

import io.weir.api.PluginDescriptor;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a plugin fares, or an instance of an analyzer.
 *
 * @param type what it extends
 * @param name of the instance; the plugin's id where there are no others
 * @param descriptor who it is; a plugin rejected before it could say has the id {@code unknown}
 * @param origin jar or class-path entry and class it came from
 * @param state whether it is called
 * @param reason why it is not called, or what its last failure said; null when there is nothing to say
 * @param shadow whether what it finds is kept aside
 * @param usage what its calls took and brought
 */
public record PluginStatus(
        Type type,
        String name,
        PluginDescriptor descriptor,
        String origin,
        State state,
        @Nullable String reason,
        boolean shadow,
        Usage usage) {

    /** Calls since the service started. */
    public long runs() {
        return usage.runs();
    }

    /** Calls that threw, were too late or returned nonsense. */
    public long failures() {
        return usage.failures();
    }

    /** Findings returned, analyzers only. */
    public long findings() {
        return usage.findings();
    }

    /** Mean time of a call. */
    public Duration meanTime() {
        return usage.runs() == 0 ? Duration.ZERO : usage.time().dividedBy(usage.runs());
    }

    /** End of the last call, or null. */
    public @Nullable Instant lastRun() {
        return usage.last();
    }

    /**
     * What calls took and brought, since the service started.
     *
     * @param runs calls that ended
     * @param failures of them that threw, were too late or returned nonsense
     * @param findings returned
     * @param time from the begin to the end of calls
     * @param cpu processor time of calls
     * @param allocated bytes of memory that calls asked for, most of them soon free again
     * @param last end of the last call, or null
     */
    public record Usage(
            long runs,
            long failures,
            long findings,
            Duration time,
            Duration cpu,
            long allocated,
            @Nullable Instant last) {

        /** It was never called. */
        public static final Usage NONE = new Usage(0, 0, 0, Duration.ZERO, Duration.ZERO, 0, null);

        /** After one more call. */
        public Usage plus(boolean failed, int found, Spent spent, Instant at) {
            return new Usage(
                    runs + 1,
                    failures + (failed ? 1 : 0),
                    findings + found,
                    time.plus(spent.time()),
                    cpu.plus(spent.cpu()),
                    allocated + spent.allocated(),
                    at);
        }
    }

    /**
     * What one call took.
     *
     * @param time from its begin to its end
     * @param cpu processor time
     * @param allocated bytes
     */
    public record Spent(Duration time, Duration cpu, long allocated) {

        /** It did not begin. */
        public static final Spent NOTHING = new Spent(Duration.ZERO, Duration.ZERO, 0);
    }

    /** What a plugin extends. */
    public enum Type {
        /** {@link io.weir.api.adapter.Adapter}. */
        ADAPTER,
        /** {@link io.weir.api.analysis.Analyzer}. */
        ANALYZER,
        /** {@link io.weir.api.payload.PayloadDecoder}. */
        DECODER,
        /** {@link io.weir.api.notice.Notifier}. */
        NOTIFIER,
        /** Not known: it was rejected before it could say. */
        UNKNOWN
    }

    /** Whether a plugin is called. */
    public enum State {
        /** It runs. */
        ACTIVE,
        /** Somebody switched it off. */
        DISABLED,
        /** It runs, and its last call failed. */
        FAILING,
        /** It failed repeatedly and is left alone for a while. */
        QUARANTINED,
        /** It could not be loaded, or its descriptor was refused. */
        REJECTED
    }
}
