package io.weir.local.replay;

import io.weir.local.common.MessageReader;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One recording while it is being sent: which line comes next, and when. Not safe for several threads. */
final class Track implements AutoCloseable {

    private static final Duration GAP = Duration.ofSeconds(1);

    private final Recording recording;
    private final Pace pace;
    private final boolean keepTime;
    private MessageReader reader;
    private int round;
    private @Nullable Timed line;
    private Instant dueAt = Instant.MIN;

    Track(Recording recording, Instant start, double speed, boolean keepTime) {
        this.recording = recording;
        this.pace = new Pace(start, recording.first(), recording.length(), GAP, speed);
        this.keepTime = keepTime;
        this.reader = recording.open();
        advance();
    }

    String name() {
        return recording.name();
    }

    /** Whether no line is left. */
    boolean isOver() {
        return line == null;
    }

    /** When the next line is to be sent. */
    Instant dueAt() {
        return dueAt;
    }

    /** The next line as it is to be sent; moves on to the one after it. */
    String take() {
        if (line == null) {
            throw new IllegalStateException("nothing left of " + recording.name());
        }
        String taken = line.moved(keepTime ? Duration.ZERO : pace.shift(round));
        advance();
        return taken;
    }

    /** Begins again, one round later. */
    void rewind() {
        close();
        round++;
        reader = recording.open();
        advance();
    }

    private void advance() {
        line = Recording.next(recording.file(), reader);
        if (line != null) {
            dueAt = keepTime ? pace.sendUnmovedAt(line.at(), round) : pace.sendAt(line.at(), round);
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
