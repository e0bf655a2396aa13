package io.weir.whole;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Sources that take turns. Their instants begin twenty hours ago and go on step by step. Belongs to one thread. */
final class Emitters {

    private static final int SERIES = 4;

    private final List<Emitter> emitters = new ArrayList<>();
    private final long step;
    private int turn;
    private long instant = Instant.now()
            .minus(20, ChronoUnit.HOURS)
            .truncatedTo(ChronoUnit.SECONDS)
            .toEpochMilli();

    /**
     * A message to be sent.
     *
     * @param source its key
     * @param atMillis its instant
     * @param bytes of it
     */
    record One(String source, long atMillis, byte[] bytes) {}

    /**
     * @param name before the numbers of the sources
     * @param sources how many
     * @param step from one instant of a source to its next, in milliseconds
     * @param seed of the values
     * @param ledger where all is written down
     */
    Emitters(String name, int sources, long step, long seed, Ledger ledger) {
        this.step = step;
        for (int i = 0; i < sources; i++) {
            emitters.add(new Emitter(name + "-" + i, i % 2 == 0, SERIES, seed + i, ledger));
        }
    }

    One next() {
        Emitter emitter = emitters.get(turn);
        One one = new One(emitter.source(), instant, emitter.message(instant));
        turn = (turn + 1) % emitters.size();
        instant += turn == 0 ? step : 0;
        return one;
    }
}
