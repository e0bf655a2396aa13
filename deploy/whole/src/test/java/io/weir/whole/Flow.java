package io.weir.whole;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Messages over Kafka that keep coming. The client sends each again until the broker has it. */
final class Flow implements Sending {

    private static final int SOURCES = 8;
    private static final long STEP = 1_000;
    private static final int EVERY_MILLIS = 20;
    private static final int AT_ONCE = 8;

    private final Topic topic;
    private final Emitters emitters;
    private final AtomicLong handedOver = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong newest = new AtomicLong();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final ScheduledExecutorService pump = Executors.newSingleThreadScheduledExecutor();

    /** @param topic to send to; closed together with this */
    Flow(Topic topic, Ledger ledger, long seed) {
        this.topic = topic;
        this.emitters = new Emitters("flow", SOURCES, STEP, seed, ledger);
        pump.scheduleWithFixedDelay(this::send, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public long sent() {
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("the broker did not take a message", failed);
        }
        return sent.get();
    }

    @Override
    public long newest() {
        return newest.get();
    }

    @Override
    public long stop() throws Exception {
        pump.shutdown();
        Patience.await("the pump to stop", pump::isTerminated, () -> "it still sends");
        Patience.await(
                handedOver + " messages to be acknowledged by the broker",
                () -> sent() == handedOver.get(),
                () -> sent.get() + " are");
        return sent();
    }

    private void send() {
        for (int i = 0; i < AT_ONCE; i++) {
            Emitters.One one = emitters.next();
            handedOver.incrementAndGet();
            topic.send(one.source(), one.bytes(), (where, failed) -> {
                if (failed != null) {
                    failure.compareAndSet(null, failed);
                } else {
                    sent.incrementAndGet();
                    newest.accumulateAndGet(one.atMillis(), Math::max);
                }
            });
        }
    }

    @Override
    public void close() {
        pump.shutdownNow();
        topic.close();
    }
}
