package io.weir.whole;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Messages that keep coming, whatever happens to those who take them. */
final class Flow implements AutoCloseable {

    private static final int SOURCES = 8;
    private static final int SERIES = 4;
    private static final int EVERY_MILLIS = 20;
    private static final int AT_ONCE = 8;
    // From three hours ago on: room for hundreds of thousands before any is in the future.
    private static final long SPACING = 50;

    private final Topic topic;
    private final List<Emitter> emitters = new ArrayList<>();
    private final AtomicLong sent = new AtomicLong();
    private final ScheduledExecutorService pump = Executors.newSingleThreadScheduledExecutor();
    private long next = Instant.now()
            .minus(3, ChronoUnit.HOURS)
            .truncatedTo(ChronoUnit.SECONDS)
            .toEpochMilli();

    /** @param topic to send to; closed together with this */
    Flow(Topic topic, Ledger ledger, long seed) {
        this.topic = topic;
        for (int i = 0; i < SOURCES; i++) {
            emitters.add(new Emitter("flow-" + i, i % 2 == 0, SERIES, seed + i, ledger));
        }
        pump.scheduleAtFixedRate(this::send, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Messages handed to the broker's client so far. */
    long sent() {
        return sent.get();
    }

    /** Sends no more, and waits until the broker has acknowledged all; how many there were. */
    long stop() throws Exception {
        pump.shutdown();
        if (!pump.awaitTermination(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("still sending");
        }
        topic.flush();
        return sent.get();
    }

    private void send() {
        for (int i = 0; i < AT_ONCE; i++) {
            Emitter emitter = emitters.get((int) (sent.get() % SOURCES));
            topic.send(emitter.source(), emitter.message(next));
            if (sent.incrementAndGet() % SOURCES == 0) {
                next += SPACING;
            }
        }
    }

    @Override
    public void close() {
        pump.shutdownNow();
        topic.close();
    }
}
