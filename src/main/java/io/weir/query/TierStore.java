package io.weir.query;

import java.util.concurrent.CompletionStage;

/** Tells what the tiers hold. Callable from any thread; never blocks. Fails when the database cannot answer. */
public interface TierStore {

    /** What they hold now. */
    CompletionStage<TierReport> look();
}
