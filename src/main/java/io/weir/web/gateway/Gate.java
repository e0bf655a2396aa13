package io.weir.web.gateway;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Bounds how many requests, and how many bytes of them, are in memory. Safe for use by several threads. */
final class Gate {

    private final int mostRequests;
    private final long mostBytes;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    Gate(int mostRequests, long mostBytes) {
        this.mostRequests = mostRequests;
        this.mostBytes = mostBytes;
    }

    long bytes() {
        return bytes.get();
    }

    /** A request comes in; whether it may stay is told by the visit. */
    Visit enter() {
        return new Visit(requests.incrementAndGet() <= mostRequests);
    }

    /** The stay of one request. Left once, however often it is told to. */
    final class Visit {

        private final boolean welcome;
        private final AtomicLong held = new AtomicLong();
        private final AtomicBoolean left = new AtomicBoolean();

        private Visit(boolean welcome) {
            this.welcome = welcome;
        }

        boolean welcome() {
            return welcome;
        }

        /** Takes room for more bytes; false when there is none. */
        boolean hold(long more) {
            held.addAndGet(more);
            return bytes.addAndGet(more) <= mostBytes;
        }

        void leave() {
            if (left.compareAndSet(false, true)) {
                bytes.addAndGet(-held.get());
                requests.decrementAndGet();
            }
        }
    }
}
