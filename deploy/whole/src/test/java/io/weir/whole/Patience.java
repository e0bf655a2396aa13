package io.weir.whole;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits with a limit, and says at its end what was waited for and how things stood. */
final class Patience {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private Patience() {}

    /**
     * Waits until something is so. While asking fails it is not so.
     *
     * @param what is waited for, for the message
     * @param standing how things stand, for the message; asked when it is over
     */
    static void await(String what, Callable<Boolean> condition, Callable<String> standing) {
        await(LIMIT, what, condition, standing);
    }

    /** The same with another limit. */
    static void await(Duration limit, String what, Callable<Boolean> condition, Callable<String> standing) {
        long end = System.nanoTime() + limit.toNanos();
        Throwable last = null;
        while (System.nanoTime() < end) {
            try {
                if (condition.call()) {
                    return;
                }
                last = null;
            } catch (Exception e) {
                last = e;
            }
            LockSupport.parkNanos(PAUSE);
        }
        throw new AssertionError(
                "waited " + limit.toSeconds() + " s for this: " + what + "\nbut: " + said(standing), last);
    }

    private static String said(Callable<String> standing) {
        try {
            return standing.call();
        } catch (Exception e) {
            return "nobody can say how things stand: " + e;
        }
    }
}
