package io.weir.ingest;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where overruns are kept, and how full the limits are. Never blocks; safe for use by several threads. */
public interface OverrunStore {

    /** Adds counts to those that are kept. */
    CompletionStage<Void> add(List<Overrun> overruns);

    /** Those seen last, newest first. */
    CompletionStage<List<Overrun>> newest(int most);

    /** How much of what is limited is used. */
    CompletionStage<Usage> usage();

    /**
     * How much is used.
     *
     * @param sources in all
     * @param largest sources with the most series, largest first
     */
    record Usage(long sources, List<SourceUsage> largest) {
        /** Copies the list. */
        public Usage {
            largest = List.copyOf(largest);
        }
    }

    /**
     * How much a source uses.
     *
     * @param source its name
     * @param series that it has
     * @param layouts of more than one series
     */
    record SourceUsage(String source, long series, long layouts) {}
}
