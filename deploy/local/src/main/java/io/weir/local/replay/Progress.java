package io.weir.local.replay;

import io.weir.local.common.Terminal;
import java.time.Duration;
import java.util.Locale;

/** Shows how far a replay is: a bar that is redrawn on a terminal, else a line now and then. */
final class Progress {

    private static final int WIDTH = 24;
    private static final long REDRAW_NANOS = 100_000_000L;
    private static final long LINE_NANOS = 5_000_000_000L;

    private final String name;
    private final long total;
    private final boolean bar;
    private final long began = System.nanoTime();
    private long shownAt = began;
    private long lines;

    Progress(String name, long total, boolean bar) {
        this.name = name;
        this.total = total;
        this.bar = bar;
    }

    /** One more line was sent. */
    void step() {
        lines++;
        long now = System.nanoTime();
        if (now - shownAt >= (bar ? REDRAW_NANOS : LINE_NANOS)) {
            shownAt = now;
            show(Duration.ofNanos(now - began));
        }
    }

    /** Lines sent so far. */
    long lines() {
        return lines;
    }

    private void show(Duration since) {
        if (bar) {
            Terminal.redraw(text(name, lines, total, since, true));
        } else {
            Terminal.say(text(name, lines, total, since, false));
        }
    }

    /** Takes the bar away. */
    void clear() {
        if (bar) {
            Terminal.redraw("");
        }
    }

    static String text(String name, long lines, long total, Duration since, boolean bar) {
        long inRound = (lines - 1) % total + 1;
        double share = (double) inRound / total;
        int filled = (int) Math.round(share * WIDTH);
        String drawn = bar ? "[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "]  " : "";
        String round = lines > total ? String.format(Locale.ROOT, "  round %d", (lines - 1) / total + 1) : "";
        return String.format(
                Locale.ROOT,
                "%s  %s%3.0f %%  %,d of %,d lines  %s%s",
                name,
                drawn,
                share * 100,
                inRound,
                total,
                clock(since),
                round);
    }

    private static String clock(Duration time) {
        return String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }
}
