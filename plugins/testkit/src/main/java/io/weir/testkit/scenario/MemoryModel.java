package io.weir.testkit.scenario;

/**
 * What the process keeps in memory. Sizes are bytes.
 *
 * @param base what it uses when nothing flows
 * @param perEvent for each event it holds
 * @param leak bytes/s by which it grows whatever happens
 * @param limit most that it may use; may be infinite
 * @param refuses whether sources turn events away while it uses 80 % of the limit or more, as the Collector's memory limiter
 *     does
 * @param collecting seconds that tracing one byte that lives takes a collector of garbage; 0: there is none. A collection
 *     is due when what is free has been allocated, so that the share of the cores it takes is {@code collecting * live *
 *     allocated per second / (limit - live)} (Jones, Hosking and Moss, The Garbage Collection Handbook, ch. 3). Then
 *     {@code limit} must be finite
 */
public record MemoryModel(double base, double perEvent, double leak, double limit, boolean refuses, double collecting) {

    /** Share of the limit at which events are refused. */
    public static final double REFUSES_AT = 0.8;

    /** 50 MB and 1 kB an event, without limit. */
    public static final MemoryModel PLENTY = new MemoryModel(50e6, 1e3, 0, Double.POSITIVE_INFINITY, false, 0);

    /** Refuses what does not fit together. */
    public MemoryModel {
        Check.time(base, "memory", "base");
        Check.time(perEvent, "memory", "perEvent");
        Check.time(leak, "memory", "leak");
        Check.that(limit > base, "memory", "limit must be above base, is " + limit);
        Check.time(collecting, "memory", "collecting");
        Check.that(collecting == 0 || Double.isFinite(limit), "memory", "collecting needs a finite limit");
    }

    /** With another limit. */
    public MemoryModel withLimit(double other) {
        return new MemoryModel(base, perEvent, leak, other, refuses, collecting);
    }
}
