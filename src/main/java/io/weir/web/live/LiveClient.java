package io.weir.web.live;

import io.weir.model.LiveEvent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What one client has not been told yet. Events of one thing melt into one, so that a slow client costs no more memory
 * than a quick one; one that misses very much is told to look at everything. Safe for several threads.
 */
final class LiveClient {

    private static final int MOST = 256;

    private final int quietTicks;
    private final Set<LiveEvent> pending = new LinkedHashSet<>();
    private boolean everything;
    private int silent;

    /**
     * A new client.
     *
     * @param quietTicks after so many ticks without an event it gets a heartbeat; its first word is one, so that it
     *     knows at once that it is heard
     */
    LiveClient(int quietTicks) {
        this.quietTicks = quietTicks;
        this.silent = quietTicks;
    }

    /** What a client is told at a tick. */
    sealed interface Word {
        /** These things changed. */
        record Changed(List<LiveEvent> events) implements Word {}

        /** Look at everything anew. */
        record Reset() implements Word {}

        /** The connection is alive. */
        record Heartbeat() implements Word {}

        /** Nothing to say. */
        record Silence() implements Word {}
    }

    synchronized void hear(LiveEvent event) {
        if (!everything) {
            pending.add(event);
            everything = pending.size() > MOST;
        }
    }

    synchronized void lookAtEverything() {
        everything = true;
    }

    /** What to say now; forgets it. */
    synchronized Word tick() {
        if (pending.isEmpty() && !everything) {
            silent++;
            if (silent < quietTicks) {
                return new Word.Silence();
            }
            silent = 0;
            return new Word.Heartbeat();
        }
        Word word = everything ? new Word.Reset() : new Word.Changed(List.copyOf(pending));
        pending.clear();
        everything = false;
        silent = 0;
        return word;
    }
}
