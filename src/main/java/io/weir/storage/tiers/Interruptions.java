package io.weir.storage.tiers;

/** Where a test may break compaction off. */
@FunctionalInterface
interface Interruptions {

    /** Never. */
    Interruptions NONE = where -> {};

    /** Called at each point of a step; what it throws ends the step there. */
    void at(String where);
}
