package io.weir.local.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One recording while it is being sent: which line comes next, and when. Not safe for several threads. */
final class Track implements AutoCloseable {

    private static final Duration GAP = Duration.ofSeconds(1);

    private final Recording recording;
    private final Pace pace;
    private final boolean keepTime;
    private BufferedReader reader;
    private int round;
    private @Nullable String line;
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
        String taken = line;
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
        try {
            String next = reader.readLine();
            while (next != null && next.isBlank()) {
                next = reader.readLine();
            }
            line = next == null ? null : prepare(next);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + recording.file(), e);
        }
    }

    private String prepare(String next) {
        Stamp stamp = Stamp.of(next).orElseThrow(() -> new IllegalStateException(recording.file() + " has changed"));
        dueAt = keepTime ? pace.sendUnmovedAt(stamp.at(), round) : pace.sendAt(stamp.at(), round);
        return keepTime ? next : stamp.moved(next, pace.shift(round));
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
