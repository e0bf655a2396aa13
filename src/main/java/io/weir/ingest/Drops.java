package io.weir.ingest;

import java.util.Arrays;
import java.util.function.ObjLongConsumer;

/** How many samples were dropped, by reason. Not safe for use by several threads. */
public final class Drops {

    private static final DropReason[] REASONS = DropReason.values();

    private final long[] counts = new long[REASONS.length];

    /** Adds samples dropped for a reason. */
    public void add(DropReason reason, long samples) {
        counts[reason.ordinal()] += samples;
    }

    /** Adds all that others were dropped for. */
    public void add(Drops others) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += others.counts[i];
        }
    }

    /** Samples dropped for a reason. */
    public long of(DropReason reason) {
        return counts[reason.ordinal()];
    }

    /** Samples dropped in all. */
    public long total() {
        return Arrays.stream(counts).sum();
    }

    /** Calls back for each reason that dropped something. */
    public void forEach(ObjLongConsumer<DropReason> action) {
        for (DropReason reason : REASONS) {
            if (counts[reason.ordinal()] > 0) {
                action.accept(reason, counts[reason.ordinal()]);
            }
        }
    }
}
