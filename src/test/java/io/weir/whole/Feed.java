package io.weir.whole;

import io.weir.messaging.Side;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Messages over AMQP or MQTT that keep coming; each is sent again until the broker has acknowledged it. */
final class Feed implements AutoCloseable {

    private static final int SOURCES = 8;
    private static final int SERIES = 4;
    // From three hours ago on: room for hundreds of thousands before any is in the future.
    private static final long SPACING = 50;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);

    private final Side side;
    private final String topic;
    private final List<Emitter> emitters = new ArrayList<>();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Thread pump = new Thread(this::run, "feed");
    private long next = Instant.now()
            .minus(3, ChronoUnit.HOURS)
            .truncatedTo(ChronoUnit.SECONDS)
            .toEpochMilli();

    Feed(Side side, String topic, Ledger ledger, long seed) {
        this.side = side;
        this.topic = topic;
        for (int i = 0; i < SOURCES; i++) {
            emitters.add(new Emitter("feed-" + i, i % 2 == 0, SERIES, seed + i, ledger));
        }
        pump.start();
    }

    /** Messages that the broker has acknowledged so far. */
    long sent() {
        return sent.get();
    }

    /** Sends no more; how many there were. */
    long stop() throws InterruptedException {
        stopped.set(true);
        pump.join();
        return sent.get();
    }

    private void run() {
        while (!stopped.get()) {
            byte[] message = emitters.get((int) (sent.get() % SOURCES)).message(next);
            while (!acknowledged(message)) {
                LockSupport.parkNanos(PAUSE * 50);
            }
            if (sent.incrementAndGet() % SOURCES == 0) {
                next += SPACING;
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private boolean acknowledged(byte[] message) {
        try {
            side.send(topic, message).toCompletableFuture().get(10, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
