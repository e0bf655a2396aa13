package io.weir.ingest;

import java.util.List;

/** What became of a message. */
public sealed interface Taken {

    /**
     * It was decoded.
     *
     * @param format that it was in
     * @param frames to store; perhaps none
     * @param drops samples that were left out
     */
    record Kept(String format, List<DecodedFrame> frames, Drops drops) implements Taken {
        /** Copies the list. */
        public Kept {
            frames = List.copyOf(frames);
        }
    }

    /**
     * Nothing of it can be used: it goes to the dead letters.
     *
     * @param code stable name of the reason
     * @param message for people: what is wrong and what would be right
     */
    record Refused(String code, String message) implements Taken {}
}
