package io.weir.local.replay;

import java.time.Duration;
import java.time.Instant;

/**
 * A line with a {@code "ts"}: everything else of it is sent as it is.
 *
 * @param line as recorded
 * @param stamp where its time is
 */
record Stamped(String line, Stamp stamp) implements Timed {

    @Override
    public Instant at() {
        return stamp.at();
    }

    @Override
    public String moved(Duration by) {
        return by.isZero() ? line : stamp.moved(line, by);
    }
}
