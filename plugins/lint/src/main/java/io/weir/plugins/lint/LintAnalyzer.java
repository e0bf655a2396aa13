package io.weir.plugins.lint;

import io.weir.api.Cost;
import io.weir.api.Finds;
import io.weir.api.PluginDescriptor;
import io.weir.api.analysis.Analyzer;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Verdict;
import io.weir.api.analysis.Window;
import java.util.stream.Stream;

/** Finds settings that contradict each other, whatever the engine calls them. */
public final class LintAnalyzer implements Analyzer {

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(
                        "lint",
                        "0.1.0",
                        "Configuration lint",
                        "Settings that contradict each other: a batch larger than its queue, a mark above the capacity,"
                                + " workers that never find work. Only values that were reported or configured count.")
                .finding(
                        new Finds(
                                Rules.BATCH,
                                Severity.INFO,
                                "A batch is larger than the queue that fills it",
                                "The queue is full before the batch is: batches go by their delay, or the queue overflows"
                                        + " while it waits. Make the queue several batches large, or the batch smaller."),
                        new Finds(
                                Rules.MARK,
                                Severity.INFO,
                                "A queue is full before it slows its sources",
                                "The mark at which it slows what feeds it lies above its capacity and is never reached."),
                        new Finds(
                                Rules.WORKERS,
                                Severity.INFO,
                                "More workers than the queue can feed",
                                "All workers together take more events at a time than the queue holds, so that some never"
                                        + " find any. Make the queue larger, or the batches smaller."))
                .costing(Cost.LOW);
    }

    @Override
    public Verdict analyze(Window window) {
        return Verdict.of(window.pipeline().stages().stream()
                .flatMap(s -> Stream.of(
                        Rules.batch(window, s).stream(),
                        Rules.mark(window, s).stream(),
                        Rules.workers(window, s).stream()))
                .flatMap(found -> found)
                .toList());
    }
}
