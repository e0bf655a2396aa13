package io.weir.local.up;

import java.util.concurrent.CompletionStage;

/** One of the things that {@code weir up} starts and stops. Used by one thread at a time. */
interface Part {

    /** What people call it, such as {@code PostgreSQL 18}. */
    String title();

    /**
     * Starts it and returns when it answers.
     *
     * @return where it can be reached, for people
     * @throws io.weir.local.common.Problem when it does not come up; the message says what to do
     */
    String start(StopSignal stop);

    /** Stops it in order and keeps its data. Does nothing when it never started; bears a start that failed midway. */
    void stop();

    /** Completes with a sentence on how it ended; whoever stops it knows and does not look. */
    CompletionStage<String> ended();

    /** The last lines it wrote; empty when it has no log. */
    String lastWords();
}
