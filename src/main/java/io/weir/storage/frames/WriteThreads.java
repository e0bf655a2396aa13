package io.weir.storage.frames;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** The few threads on which rows are written; they may block. */
final class WriteThreads {

    /** While one waits for the disk, the other sends. */
    static final int MOST = 2;

    private final ExecutorService executor;

    WriteThreads() {
        ThreadFactory factory = Thread.ofPlatform().name("frames-", 0).daemon().factory();
        executor = Executors.newFixedThreadPool(MOST, factory);
    }

    Executor executor() {
        return executor;
    }

    void stop() {
        executor.shutdown();
    }
}
