package io.weir.query.run;

import io.weir.query.SourceColumns;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Takes what a store publishes, a few pieces ahead, for a thread that waits for it. */
final class Reading implements Flow.Subscriber<SourceColumns>, AutoCloseable {

    private static final int AHEAD = 3;
    private static final long LOOK_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Budget budget;
    private final BlockingQueue<Signal> arrived = new ArrayBlockingQueue<>(AHEAD + 2);
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean closed;
    private boolean ended;

    /** What arrives: a piece, or the end with or without a failure. */
    private record Signal(Optional<SourceColumns> piece, Optional<Throwable> failure) {}

    Reading(Flow.Publisher<SourceColumns> from, Budget budget) {
        this.budget = budget;
        from.subscribe(this);
    }

    /** The next piece; empty after the last. Waits. */
    Optional<SourceColumns> next() {
        if (ended) {
            return Optional.empty();
        }
        Signal signal = await();
        signal.failure().ifPresent(Failures::raise);
        ended = signal.piece().isEmpty();
        Flow.Subscription open = subscription;
        if (!ended && open != null) {
            open.request(1);
        }
        return signal.piece();
    }

    private Signal await() {
        try {
            while (true) {
                budget.check();
                long wait = Math.min(LOOK_UP_NANOS, budget.left());
                Signal signal = arrived.poll(wait, TimeUnit.NANOSECONDS);
                if (signal != null) {
                    return signal;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (closed) {
            given.cancel();
        } else {
            given.request(AHEAD);
        }
    }

    @Override
    public void onNext(SourceColumns piece) {
        arrived.add(new Signal(Optional.of(piece), Optional.empty()));
    }

    @Override
    public void onError(Throwable failure) {
        arrived.add(new Signal(Optional.empty(), Optional.of(failure)));
    }

    @Override
    public void onComplete() {
        arrived.add(new Signal(Optional.empty(), Optional.empty()));
    }

    @Override
    public void close() {
        closed = true;
        Flow.Subscription open = subscription;
        if (open != null) {
            open.cancel();
        }
    }
}
