package io.weir.plugin;

import java.util.concurrent.Callable;

/**
 * Plugins that come and go together: those of the class path, or those of one jar or folder. Their code runs with their
 * class loader as the thread's own, as libraries expect that look for services or resources. A bundle that is retired
 * takes no new calls; its class loader is closed when the last running one has come back.
 */
final class Bundle {

    private final String name;
    private final ClassLoader loader;
    private int running;
    private boolean retired;

    Bundle(String name, ClassLoader loader) {
        this.name = name;
        this.loader = loader;
    }

    String name() {
        return name;
    }

    ClassLoader loader() {
        return loader;
    }

    /** Runs code of the bundle on this thread; fails with {@link PluginFailure.NotCalled} when it is retired. */
    <T> T run(Callable<T> work) throws Exception {
        enter();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.call();
        } finally {
            thread.setContextClassLoader(before);
            leave();
        }
    }

    void retire() {
        synchronized (this) {
            retired = true;
        }
        closeWhenUnused();
    }

    private synchronized void enter() {
        if (retired) {
            throw new PluginFailure.NotCalled(name + " was removed or replaced");
        }
        running++;
    }

    private void leave() {
        synchronized (this) {
            running--;
        }
        closeWhenUnused();
    }

    private synchronized void closeWhenUnused() {
        if (retired && running == 0 && loader instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("memory can always be let go of", e);
            }
        }
    }
}
