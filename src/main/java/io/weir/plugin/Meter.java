package io.weir.plugin;

import io.weir.analysis.PluginStatus.Spent;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Measures one call on the thread that makes it. What a call has taken that has not come back is known by the clock alone.
 */
final class Meter {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final boolean KNOWS_CPU = THREADS.isCurrentThreadCpuTimeSupported();

    private volatile long begun;
    private volatile Spent spent = Spent.NOTHING;

    <T> T of(Callable<T> work) throws Exception {
        long cpu = cpu();
        long allocated = allocated();
        begun = System.nanoTime();
        try {
            return work.call();
        } finally {
            spent = new Spent(
                    Duration.ofNanos(System.nanoTime() - begun),
                    Duration.ofNanos(Math.max(0, cpu() - cpu)),
                    Math.max(0, allocated() - allocated));
        }
    }

    Spent spent() {
        boolean runs = begun != 0 && spent.equals(Spent.NOTHING);
        return runs ? new Spent(Duration.ofNanos(System.nanoTime() - begun), Duration.ZERO, 0) : spent;
    }

    private static long cpu() {
        return KNOWS_CPU ? THREADS.getCurrentThreadCpuTime() : 0;
    }

    private static long allocated() {
        return THREADS instanceof com.sun.management.ThreadMXBean known && known.isThreadAllocatedMemoryEnabled()
                ? known.getCurrentThreadAllocatedBytes()
                : 0;
    }
}
