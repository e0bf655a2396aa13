package io.weir.plugin;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A bounded pool on which plugins run, each call with a deadline. A worker that does not come back after it was
 * interrupted is left behind and replaced, up to a limit; when it does come back, the pool shrinks again. Java can stop no
 * thread, so that a loop without end costs a core until the service restarts; what this class sees to is that it costs no
 * more than that.
 */
final class Workers implements AutoCloseable {

    private static final Duration GRACE = Duration.ofMillis(200);
    private static final int WAITING_DEADLINES = 6;
    private static final int LONGEST_QUEUE = 10_000;

    private final PluginLimits limits;
    private final ThreadPoolExecutor pool;
    private final ScheduledThreadPoolExecutor timer;
    private int abandoned;

    Workers(PluginLimits limits) {
        this.limits = limits;
        this.pool = new ThreadPoolExecutor(
                limits.workers(),
                limits.workers(),
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(LONGEST_QUEUE),
                daemons("weir-plugin-"));
        this.timer = new ScheduledThreadPoolExecutor(1, daemons("weir-plugin-timer-"));
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Runs the work on a worker; its result fails with a {@link PluginFailure} and nothing else. */
    <T> Call<T> submit(Callable<T> work) {
        Call<T> call = new Call<>(work, this);
        try {
            pool.execute(call);
            later(limits.deadline().multipliedBy(WAITING_DEADLINES), call, () -> call.giveUpWaiting("no worker free"));
        } catch (RejectedExecutionException e) {
            call.giveUpWaiting("too many calls are waiting, or the host is closed");
        }
        return call;
    }

    /** Starts the clock of a call that a worker has just begun. */
    void expireLater(Call<?> call) {
        later(limits.deadline(), call, () -> call.expire("took longer than " + text(limits.deadline())));
        later(limits.deadline().plus(GRACE), call, call::abandon);
    }

    /** One worker more is left behind, or one less. */
    synchronized void abandoned(int change) {
        abandoned += change;
        int size = limits.workers() + Math.min(abandoned, limits.abandoned());
        if (size > pool.getMaximumPoolSize()) {
            pool.setMaximumPoolSize(size);
            pool.setCorePoolSize(size);
        } else {
            pool.setCorePoolSize(size);
            pool.setMaximumPoolSize(size);
        }
    }

    @Override
    public void close() {
        for (Runnable waiting : pool.shutdownNow()) {
            ((Call<?>) waiting).giveUpWaiting("the host is closed");
        }
        timer.shutdown();
    }

    private void later(Duration delay, Call<?> call, Runnable what) {
        ScheduledFuture<?> scheduled = timer.schedule(what, delay.toNanos(), TimeUnit.NANOSECONDS);
        call.result().whenComplete((value, failure) -> {
            if (!call.running()) {
                scheduled.cancel(false);
            }
        });
    }

    private static String text(Duration duration) {
        return duration.toMillis() < 1000 ? duration.toMillis() + " ms" : duration.toMillis() / 1000.0 + " s";
    }

    private static ThreadFactory daemons(String prefix) {
        return Thread.ofPlatform().name(prefix, 1).daemon(true).factory();
    }
}
