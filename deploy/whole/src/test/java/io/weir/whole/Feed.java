package io.weir.whole;

import io.weir.messaging.Side;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Messages over AMQP or MQTT that keep coming; each is sent again until the broker has acknowledged it. */
final class Feed implements Sending {

    private static final int SOURCES = 8;
    private static final long STEP = 1_000;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long PAUSE_AFTER_FAILURE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int SECONDS_FOR_AN_ANSWER = 10;

    private final Side side;
    private final String topic;
    private final Emitters emitters;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong newest = new AtomicLong();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread pump = new Thread(this::run, "feed");

    Feed(Side side, String topic, Ledger ledger, long seed) {
        this.side = side;
        this.topic = topic;
        this.emitters = new Emitters("feed", SOURCES, STEP, seed, ledger);
        pump.start();
    }

    @Override
    public long sent() {
        return sent.get();
    }

    @Override
    public long newest() {
        return newest.get();
    }

    @Override
    public long stop() {
        stopped.set(true);
        Patience.await(
                "the last message to be acknowledged by the broker",
                () -> !pump.isAlive(),
                () -> sent + " are acknowledged, the link " + (side.connected() ? "stands" : "is broken"));
        return sent.get();
    }

    private void run() {
        while (!stopped.get()) {
            Emitters.One one = emitters.next();
            while (!acknowledged(one.bytes())) {
                if (closed.get()) {
                    return;
                }
                LockSupport.parkNanos(PAUSE_AFTER_FAILURE);
            }
            sent.incrementAndGet();
            newest.set(one.atMillis());
            LockSupport.parkNanos(PAUSE);
        }
    }

    private boolean acknowledged(byte[] message) {
        try {
            side.send(topic, message).toCompletableFuture().get(SECONDS_FOR_AN_ANSWER, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stopped.set(true);
        closed.set(true);
    }
}
