package io.weir.local.up;

import io.weir.local.common.Problem;
import io.weir.local.common.Terminal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Parts that need each other: started in order, stopped in the opposite order. Stopping may be asked for by another
 * thread (Ctrl-C), also while starting: the part that is just starting is then finished with first.
 */
final class Stack {

    private final List<Part> parts;
    private final Deque<Part> started = new ArrayDeque<>();
    private final ReentrantLock turn = new ReentrantLock();
    private final StopSignal stop = new StopSignal();
    private final CompletableFuture<Part> firstToEnd = new CompletableFuture<>();
    private final AtomicReference<Runnable> first = new AtomicReference<>(() -> {});

    Stack(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Starts all parts; false when somebody stopped it meanwhile. */
    boolean start() {
        for (Part part : parts) {
            turn.lock();
            try {
                if (stop.isGiven() || !start(part)) {
                    return false;
                }
            } finally {
                turn.unlock();
            }
        }
        return true;
    }

    private boolean start(Part part) {
        Terminal.begin(String.format("  %-17s ", part.title()));
        long begin = System.nanoTime();
        started.push(part);
        try {
            String where = part.start(stop);
            Terminal.say(String.format(Locale.ROOT, "ready in %4.1f s  %s", (System.nanoTime() - begin) / 1e9, where));
        } catch (Problem problem) {
            Terminal.say(stop.isGiven() ? "not started" : "failed");
            if (stop.isGiven()) {
                return false;
            }
            throw problem;
        }
        part.ended().whenComplete((how, failure) -> firstToEnd.complete(part));
        return true;
    }

    /** Waits until a part ends that nobody stopped, says so and returns; never returns when stopped in order. */
    void watch() {
        Part part = firstToEnd.join();
        turn.lock();
        try {
            if (!stop.isGiven()) {
                explain(part);
            }
        } finally {
            turn.unlock();
        }
    }

    private static void explain(Part part) {
        String how = part.ended().toCompletableFuture().join();
        Terminal.complain(part.title() + " " + how);
        if (!part.lastWords().isEmpty()) {
            Terminal.say(part.lastWords());
        }
    }

    /** Names what uses the parts and must end before any of them. */
    void stopFirst(Runnable end) {
        first.set(end);
    }

    /** Stops what was started, last one first. The second call waits for the first. */
    void stop() {
        stop.give();
        turn.lock();
        try {
            first.getAndSet(() -> {}).run();
            if (!started.isEmpty()) {
                Terminal.say("");
            }
            while (!started.isEmpty()) {
                Part part = started.pop();
                Terminal.begin(String.format("  %-17s ", part.title()));
                part.stop();
                Terminal.say("stopped");
            }
        } finally {
            turn.unlock();
        }
    }
}
