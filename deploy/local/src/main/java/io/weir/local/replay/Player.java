package io.weir.local.replay;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Sends the lines of several tracks, each when it is due. */
final class Player {

    /** Waits. */
    interface Waiter {
        /** Returns at that instant, or at once when it has passed. */
        void until(Instant instant);
    }

    /** Takes the lines. */
    interface Outlet {
        /** A line of the recording of that name is due now. */
        void send(String name, String line);
    }

    private final Waiter waiter;
    private final Outlet outlet;

    Player(Waiter waiter, Outlet outlet) {
        this.waiter = waiter;
        this.outlet = outlet;
    }

    /** Plays all tracks to their end; with {@code loop} again and again, never to return. */
    void play(List<Track> tracks, boolean loop) {
        PriorityQueue<Track> queue = new PriorityQueue<>(Comparator.comparing(Track::dueAt));
        queue.addAll(tracks);
        while (!queue.isEmpty()) {
            Track track = queue.remove();
            waiter.until(track.dueAt());
            outlet.send(track.name(), track.take());
            if (track.isOver() && loop) {
                track.rewind();
            }
            if (!track.isOver()) {
                queue.add(track);
            }
        }
    }
}
