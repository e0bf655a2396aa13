package io.weir.plugin;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One call of a plugin. A worker runs it; a timer may expire it before it starts, or while it runs.
 *
 * @param <T> what it returns
 */
final class Call<T> implements Runnable {

    private final Callable<T> work;
    private final Workers workers;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private @Nullable Thread thread;
    private boolean expired;
    private boolean abandoned;

    Call(Callable<T> work, Workers workers) {
        this.work = work;
        this.workers = workers;
    }

    CompletableFuture<T> result() {
        return result;
    }

    @Override
    public void run() {
        if (!begin()) {
            return;
        }
        workers.expireLater(this);
        try {
            T value = work.call();
            end();
            result.complete(value);
        } catch (PluginFailure failure) {
            end();
            result.completeExceptionally(failure);
        } catch (Throwable thrown) {
            // Everything, errors included: a plugin that overflows the stack, lacks a class or fails to initialise
            // must not take the worker with it, let alone the service.
            end();
            result.completeExceptionally(new PluginFailure.Threw(thrown));
        }
    }

    /** No worker came free in time. */
    void giveUpWaiting(String reason) {
        synchronized (this) {
            if (thread != null || expired) {
                return;
            }
            expired = true;
        }
        result.completeExceptionally(new PluginFailure.NotCalled(reason));
    }

    /** Time is up: whoever waits is told, and the worker is interrupted. */
    void expire(String reason) {
        synchronized (this) {
            if (thread == null) {
                return;
            }
            expired = true;
            thread.interrupt();
        }
        result.completeExceptionally(new PluginFailure.TooLate(reason));
    }

    /** The worker did not heed the interrupt: another takes its place. */
    synchronized void abandon() {
        if (thread != null && !abandoned) {
            abandoned = true;
            workers.abandoned(1);
        }
    }

    /** Whether the plugin's code is running now. */
    synchronized boolean running() {
        return thread != null;
    }

    private synchronized boolean begin() {
        if (expired) {
            return false;
        }
        thread = Thread.currentThread();
        return true;
    }

    /** Under the same lock as {@link #expire}, so that no interrupt reaches the next call on this worker. */
    private synchronized void end() {
        thread = null;
        Thread.interrupted();
        if (abandoned) {
            workers.abandoned(-1);
        }
    }
}
