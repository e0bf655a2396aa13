package io.weir.ingest;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Counts what sources send beyond limits, until somebody takes the counts away to keep them. Bounded: when very many
 * sources offend at once, the later ones are counted as one. Safe for use by several threads; never blocks for long.
 */
public final class Overruns {

    private static final int MOST = 5_000;
    private static final Overrun.Offender OTHERS =
            new Overrun.Offender(new SourceIdentity("(other sources)", Map.of("weir.overruns", "others")), "");

    private static final Overrun.Offender NAMELESS =
            new Overrun.Offender(new SourceIdentity("(unreadable)", Map.of("weir.overruns", "unreadable")), "");

    private final InstantSource clock;
    private final Map<Key, Count> counts = new HashMap<>();

    private record Key(long sourceHash, Overrun.Reason reason) {}

    private static final class Count {
        private final Overrun.Offender offender;
        private final Instant first;
        private Instant last;
        private long count;

        Count(Overrun.Offender offender, Instant first) {
            this.offender = offender;
            this.first = first;
            this.last = first;
        }
    }

    /** @param clock tells when */
    public Overruns(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Counts.
     *
     * @param sourceHash stands for the source
     * @param reason which limit
     * @param count samples or messages
     * @param offender asked only when source and reason are new here
     */
    public synchronized void add(
            long sourceHash, Overrun.Reason reason, long count, Supplier<Overrun.Offender> offender) {
        Instant now = clock.instant();
        Key key = new Key(sourceHash, reason);
        Count known = counts.get(key);
        if (known == null && counts.size() >= MOST) {
            known = counts.computeIfAbsent(new Key(0, reason), k -> new Count(OTHERS, now));
        } else if (known == null) {
            known = new Count(named(offender), now);
            counts.put(key, known);
        }
        known.last = now;
        known.count += count;
    }

    private static Overrun.Offender named(Supplier<Overrun.Offender> offender) {
        try {
            Overrun.Offender one = offender.get();
            return new Overrun.Offender(
                    SeriesAdmission.storable(one.source()), SeriesAdmission.storable(one.example()));
        } catch (IllegalArgumentException e) {
            // A name is broken, which only reading it shows.
            return NAMELESS;
        }
    }

    /** Takes all counts away. */
    public synchronized List<Overrun> take() {
        List<Overrun> all = new ArrayList<>(counts.size());
        counts.forEach((key, count) -> all.add(new Overrun(
                count.offender.source(),
                key.reason(),
                count.count,
                count.first,
                count.last,
                count.offender.example())));
        counts.clear();
        return all;
    }

    /** Gives back what was taken and could not be kept. */
    public synchronized void giveBack(List<Overrun> taken) {
        for (Overrun one : taken) {
            Key key = new Key(Fingerprints.of(one.source()).getLeastSignificantBits(), one.reason());
            if (counts.size() < MOST) {
                Count count = counts.computeIfAbsent(
                        key, k -> new Count(new Overrun.Offender(one.source(), one.example()), one.first()));
                count.count += one.count();
            }
        }
    }
}
