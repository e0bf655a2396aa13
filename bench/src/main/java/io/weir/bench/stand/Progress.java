package io.weir.bench.stand;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** Lines for whoever watches; the figures alone go to standard output. */
public final class Progress {

    private Progress() {}

    public static void say(String line, Object... arguments) {
        System.err.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + "  " + String.format(line, arguments));
    }
}
