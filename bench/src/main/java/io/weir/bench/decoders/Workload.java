package io.weir.bench.decoders;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What one source reports at one instant; the same at each run. */
final class Workload {

    static final long AT_MILLIS = 1_795_478_400_000L;

    /**
     * A series and its value.
     *
     * @param name of the metric
     * @param counter whether it only grows
     * @param text of the value, as senders write it; integers without a point
     */
    record Sample(String name, boolean counter, String text) {

        double value() {
            return Double.parseDouble(text);
        }

        boolean integer() {
            return text.indexOf('.') < 0;
        }
    }

    private Workload() {}

    static List<Sample> samples() {
        Random random = new Random(7);
        List<Sample> result = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            result.add(sample(i, random));
        }
        return result;
    }

    private static Sample sample(int i, Random random) {
        if (i < 40) {
            return new Sample("pipeline.stage.events." + i, true, Long.toString(random.nextLong(1_000_000_000L)));
        }
        if (i < 60) {
            return new Sample("pipeline.queue.size." + i, false, Long.toString(random.nextLong(10_000)));
        }
        int decimals = i < 80 ? 2 : 3;
        String text = String.format("%." + decimals + "f", 1 + random.nextDouble() * 900);
        return new Sample("pipeline.stage.duration." + i, false, text);
    }
}
