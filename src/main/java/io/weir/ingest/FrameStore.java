package io.weir.ingest;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where frames are kept. Never blocks; safe for use by several threads. */
public interface FrameStore {

    /**
     * Keeps frames. The same frame again changes nothing.
     *
     * @return completes after they are safe on disk; fails with {@link StoreUnavailableException} when the very same may
     *     succeed later, and with anything else when it never will
     */
    CompletionStage<Stored> store(List<DecodedFrame> frames);

    /**
     * What became of frames.
     *
     * @param frames rows written; those that were there already do not count
     * @param samples values in them
     * @param drops samples that were not kept
     */
    record Stored(long frames, long samples, Drops drops) {}
}
