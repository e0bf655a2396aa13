package io.weir.bench.analysis;

import io.weir.bench.stand.Sender;
import java.util.ArrayList;
import java.util.List;

/** Sends what all pipelines report: first what they reported before, then at the pace of the clock, spread evenly. */
final class Feeder implements AutoCloseable {

    static final String TOPIC = "weir.metrics";

    private final List<Emitter> emitters = new ArrayList<>();
    private final Sender sender;
    private final int everySeconds;
    private final long begin;
    private volatile boolean stopped;
    private final Thread thread = Thread.ofPlatform().name("feeder").unstarted(this::feed);

    Feeder(String kafka, Options options) {
        for (int i = 0; i < options.pipelines; i++) {
            emitters.add(new Emitter(i, options.series, options.seed));
        }
        this.sender = new Sender(kafka, 50);
        this.everySeconds = options.everySeconds;
        this.begin = System.currentTimeMillis() - options.historySeconds() * 1_000L;
    }

    void start() {
        thread.start();
    }

    /** Goes through all pipelines again and again, each report as old as it would be; what is over is sent at once. */
    private void feed() {
        try {
            for (long round = 0; !stopped; round++) {
                for (int i = 0; i < emitters.size() && !stopped; i++) {
                    long at = begin + round * everySeconds * 1_000L + i * everySeconds * 1_000L / emitters.size();
                    await(at);
                    Emitter emitter = emitters.get(i);
                    var _ = sender.send(TOPIC, emitter.name(), emitter.report(at, everySeconds));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(long at) throws InterruptedException {
        long left = at - System.currentTimeMillis();
        if (left > 0) {
            Thread.sleep(left);
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.join();
        sender.close();
    }
}
