package io.weir.messaging;

import io.weir.ingest.DecodedFrame;
import io.weir.ingest.Drops;
import io.weir.ingest.FrameStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A store in memory whose disk can be made to take its time. */
final class FakeStore implements FrameStore {

    private final List<DecodedFrame> kept = new ArrayList<>();
    private final List<Runnable> held = new ArrayList<>();
    private boolean holding;

    @Override
    public synchronized CompletionStage<Stored> store(List<DecodedFrame> frames) {
        CompletableFuture<Stored> result = new CompletableFuture<>();
        Runnable write = () -> {
            synchronized (this) {
                kept.addAll(frames);
            }
            result.complete(new Stored(frames.size(), frames.size(), new Drops()));
        };
        if (holding) {
            held.add(write);
        } else {
            write.run();
        }
        return result;
    }

    synchronized void hold() {
        holding = true;
    }

    synchronized boolean holdsSomething() {
        return !held.isEmpty();
    }

    void release() {
        List<Runnable> writes;
        synchronized (this) {
            holding = false;
            writes = List.copyOf(held);
            held.clear();
        }
        writes.forEach(Runnable::run);
    }

    /** The first value of each frame that was kept, each once. */
    synchronized List<Double> values() {
        return kept.stream().map(frame -> frame.values()[0]).distinct().sorted().toList();
    }
}
