package io.weir.storage.tiers;

/** Is told what compaction does. */
@FunctionalInterface
public interface CompactionMeter {

    /** Tells nobody. */
    CompactionMeter NONE = (samples, bytes) -> {};

    /**
     * Frames became blocks.
     *
     * @param samples values in them
     * @param bytes of the blocks, without what PostgreSQL adds
     */
    void compacted(long samples, long bytes);
}
