package io.weir.bench.ingest;

import io.weir.bench.stand.Values;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** One source that sends each of its series in a message of its own. */
final class RowSender {

    private final String name;
    private final boolean otlp;
    private final List<Reporter> single = new ArrayList<>();
    private final List<Values> values = new ArrayList<>();

    RowSender(String name, int series, Options options) {
        this.name = name;
        this.otlp = options.rowsFormat.startsWith("otlp");
        SplittableRandom random = new SplittableRandom(options.seed ^ name.hashCode());
        for (int i = 0; i < series; i++) {
            values.add(new Values(Values.kind(i), random.split()));
            single.add(new Reporter(name, 1, i, options.seed));
        }
    }

    String name() {
        return name;
    }

    byte[] message(int series, long atMillis) {
        return otlp ? single.get(series).message(atMillis) : line(series, atMillis);
    }

    // As Telegraf writes it: one metric of one host with its tags, one field.
    private byte[] line(int series, long atMillis) {
        Values one = values.get(series);
        String value = one.whole() ? (long) one.next() + "i" : Double.toString(one.next());
        return ("stage" + series + ",host=" + name + ",stage=s" + series % 5 + " value=" + value + " " + atMillis
                        + "000000\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
