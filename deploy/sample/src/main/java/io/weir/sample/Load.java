package io.weir.sample;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.logs.Severity;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** A shop's checkout that logs: as many records a second as the knob says, with a little noise. */
final class Load implements AutoCloseable {

    private static final long TICK_MILLIS = 20;
    private static final double NOISE = 0.2;
    private static final AttributeKey<Long> ORDER = AttributeKey.longKey("order.id");
    private static final AttributeKey<Long> AMOUNT = AttributeKey.longKey("order.amount.cents");
    private static final AttributeKey<String> STEP = AttributeKey.stringKey("checkout.step");
    private static final String[] STEPS = {"cart", "address", "payment", "confirmation"};

    private final Board board;
    private final Logger logger;
    private final Random random;
    private final LongAdder made = new LongAdder();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("load").daemon().factory());
    private double owed;
    private long lastNanos;

    Load(Board board, Logger logger, long seed) {
        this.board = board;
        this.logger = logger;
        this.random = new Random(seed);
    }

    void start() {
        lastNanos = System.nanoTime();
        Future<?> _ = clock.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Log records made so far. */
    long made() {
        return made.sum();
    }

    /** Makes what is due by the real time that has passed, so that a late tick does not lower the rate. */
    private void tick() {
        long now = System.nanoTime();
        double seconds = Math.min((now - lastNanos) / 1e9, 1);
        lastNanos = now;
        owed += board.now().rate() * seconds * (1 + NOISE * (2 * random.nextDouble() - 1));
        for (; owed >= 1; owed--) {
            emit();
            made.increment();
        }
    }

    private void emit() {
        int order = 100_000 + random.nextInt(900_000);
        boolean declined = random.nextInt(50) == 0;
        logger.logRecordBuilder()
                .setSeverity(declined ? Severity.WARN : Severity.INFO)
                .setBody(declined ? "payment of order " + order + " declined" : "order " + order + " moved on")
                .setAttribute(ORDER, (long) order)
                .setAttribute(AMOUNT, 500L + random.nextInt(20_000))
                .setAttribute(STEP, STEPS[random.nextInt(STEPS.length)])
                .emit();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
