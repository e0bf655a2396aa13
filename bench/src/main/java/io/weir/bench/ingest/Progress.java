package io.weir.bench.ingest;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** Lines for whoever watches; the figures alone go to standard output. */
final class Progress {

    private Progress() {}

    static void say(String line, Object... arguments) {
        System.err.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + "  " + String.format(line, arguments));
    }
}
