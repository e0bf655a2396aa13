package io.weir.plugins.optimization;

import io.weir.api.config.Option;

/**
 * How generous suggestions are.
 *
 * @param headroom how many times the room that the largest burst needs a queue should have
 * @param busyAtMost share of the time that workers should be busy
 * @param mostWorkers most workers that are advised
 * @param reserve how many times what is asked for a destination should be able to take
 */
record Preferences(
        @Option(
                description = "Room of a queue, in multiples of what the largest burst needed",
                unit = "1",
                min = 1,
                max = 100)
        double headroom,

        @Option(description = "Share of the time that workers should be busy", unit = "1", min = 0.1, max = 1)
        double busyAtMost,

        @Option(description = "Most workers that are advised", unit = "{worker}", min = 1, max = 10000)
        int mostWorkers,

        @Option(
                description = "What a destination should be able to take, in multiples of what is asked for",
                unit = "1",
                min = 1,
                max = 100)
        double reserve) {

    static final Preferences DEFAULT = new Preferences(2, 0.8, 32, 1.2);
}
