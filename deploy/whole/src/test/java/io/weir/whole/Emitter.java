package io.weir.whole;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.StringJoiner;

/** A source of seeded values that writes them as Weir JSON or OTLP JSON, and in the ledger. */
final class Emitter {

    /** Name of the counter that comes with every message of Weir JSON; now and then it begins anew. */
    static final String COUNTER = "queue.events";

    private final String source;
    private final boolean otlp;
    private final int series;
    private final String padding;
    private final Random random;
    private final Ledger ledger;
    private double counted;

    Emitter(String source, boolean otlp, int series, long seed, Ledger ledger) {
        this(source, otlp, series, 0, seed, ledger);
    }

    /**
     * @param source its name
     * @param otlp whether to write OTLP, else Weir JSON
     * @param series of each message
     * @param padding characters of a label that only makes messages long; Weir JSON only
     * @param seed of the values
     * @param ledger to write them in
     */
    Emitter(String source, boolean otlp, int series, int padding, long seed, Ledger ledger) {
        this.padding = "x".repeat(padding);
        this.source = source;
        this.otlp = otlp;
        this.series = series;
        this.random = new Random(seed);
        this.ledger = ledger;
    }

    String source() {
        return source;
    }

    /** The message of an instant. */
    byte[] message(long atMillis) {
        StringJoiner samples = new StringJoiner(",");
        for (int i = 0; i < series; i++) {
            double value = random.nextInt(8) == 0 ? random.nextInt(1000) : random.nextGaussian() * 1e6;
            ledger.add(source, "queue.size", "slot-" + i, atMillis, value);
            samples.add((otlp ? otlp(i, atMillis, value) : weir(i, value)).replace('\'', '"'));
        }
        if (!otlp) {
            samples.add(counter(atMillis).replace('\'', '"'));
        }
        return (otlp ? otlp(samples.toString()) : weir(samples.toString(), atMillis)).getBytes(StandardCharsets.UTF_8);
    }

    private String counter(long atMillis) {
        counted = random.nextInt(100) == 0 ? random.nextInt(10) : counted + random.nextInt(1_000);
        ledger.add(source, COUNTER, "", atMillis, counted);
        return "{'name':'" + COUNTER + "','kind':'counter','value':" + counted + "}";
    }

    private String weir(int slot, double value) {
        return "{'name':'queue.size','labels':{'slot':'slot-" + slot + "','padding':'" + padding
                + "'},'kind':'gauge','value':" + value + "}";
    }

    private String weir(String samples, long atMillis) {
        return "{\"source\":{\"service.name\":\"" + source + "\"},\"time\":" + atMillis + ",\"samples\":[" + samples
                + "]}";
    }

    private static String otlp(int slot, long atMillis, double value) {
        return "{'timeUnixNano':'" + atMillis * 1_000_000 + "','asDouble':" + value
                + ",'attributes':[{'key':'slot','value':{'stringValue':'slot-" + slot + "'}}]}";
    }

    private String otlp(String points) {
        return ("{'resourceMetrics':[{'resource':{'attributes':[{'key':'service.name','value':{'stringValue':'" + source
                                + "'}}]},'scopeMetrics':[{'metrics':[{'name':'queue.size','gauge':{'dataPoints':[")
                        .replace('\'', '"')
                + points + "]}}]}]}]}";
    }
}
