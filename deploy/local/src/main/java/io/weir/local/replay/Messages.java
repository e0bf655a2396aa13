package io.weir.local.replay;

import io.weir.ingest.DecodedFrame;
import io.weir.ingest.Payload;
import io.weir.ingest.UndecodableException;
import io.weir.local.common.MessageFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Finds the times of recorded messages. */
final class Messages {

    private Messages() {}

    /**
     * A message with its time; empty when there is nothing in it to send.
     *
     * @throws UndecodableException when it is in no format that is known
     */
    static Optional<Timed> of(MessageFile file, byte[] message) throws UndecodableException {
        String text = new String(message, StandardCharsets.UTF_8);
        Optional<Stamp> stamp = Stamp.of(text);
        if (stamp.isPresent()) {
            return Optional.of(new Stamped(text, stamp.get()));
        }
        Payload payload = file.payload(message);
        List<DecodedFrame> frames = MessageFile.decoders().decode(payload).frames().stream()
                .filter(frame -> frame.values().length > 0)
                .toList();
        try {
            return frames.isEmpty() ? Optional.empty() : Optional.of(Translated.of(payload, frames));
        } catch (IllegalArgumentException e) {
            throw new UndecodableException("malformed", String.valueOf(e.getMessage()));
        }
    }
}
