package io.weir.local.replay;

import io.weir.ingest.UndecodableException;
import io.weir.local.common.MessageFile;
import io.weir.local.common.MessageReader;
import io.weir.local.common.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A recording: messages in any format that the service takes, mostly one a line.
 *
 * @param file it lies in
 * @param lines messages that hold something
 * @param first earliest time
 * @param last latest time
 */
record Recording(MessageFile file, long lines, Instant first, Instant last) {

    /** Reads it through once; complains about anything that is not a recording. */
    static Recording of(Path path) {
        MessageFile file = MessageFile.of(path);
        try (MessageReader reader = file.open()) {
            return survey(file, reader);
        }
    }

    private static Recording survey(MessageFile file, MessageReader reader) {
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;
        long lines = 0;
        for (byte[] message = reader.next(); message != null; message = reader.next()) {
            Optional<Timed> timed = timed(file, message, reader.line());
            if (timed.isPresent()) {
                Instant at = timed.get().at();
                first = at.isBefore(first) ? at : first;
                last = at.isAfter(last) ? at : last;
                lines++;
            }
        }
        if (lines == 0) {
            throw Problem.ofInput(file.path() + (reader.line() <= 1 ? " is empty." : " holds no metrics."));
        }
        return new Recording(file, lines, first, last);
    }

    private static Optional<Timed> timed(MessageFile file, byte[] message, long line) {
        try {
            return Messages.of(file, message);
        } catch (UndecodableException e) {
            throw Problem.ofInput(file.path() + " is not a recording: line " + line + ": " + e.getMessage() + ".");
        }
    }

    /** The next message to send; null when none is left. */
    static @Nullable Timed next(MessageFile file, MessageReader reader) {
        for (byte[] message = reader.next(); message != null; message = reader.next()) {
            Optional<Timed> timed = timed(file, message, reader.line());
            if (timed.isPresent()) {
                return timed.get();
            }
        }
        return null;
    }

    /** Name of the source, where the format does not tell it. */
    String name() {
        return file.name();
    }

    /** Its messages from the beginning; whoever asks closes. */
    MessageReader open() {
        return file.open();
    }

    /** From the first time to the last. */
    Duration length() {
        return Duration.between(first, last);
    }
}
