package io.weir.api.analysis;

import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything an analyzer may know: one pipeline over a stretch of time. Immutable; safe to share between threads.
 *
 * @param pipeline stages, edges and settings
 * @param interval the stretch of time; its end is "now" for the analyzer
 * @param columns what was measured, by stage and signal
 * @param findings what analyzers that ran before said of this very window
 * @param memory what the analyzer itself returned when it last looked at the pipeline, or null; see {@link Analyzer#remembers}
 */
public record Window(
        Pipeline pipeline,
        Interval interval,
        Map<SignalKey, Column> columns,
        List<Finding> findings,
        @Nullable Memory memory) {

    /** Copies the collections. */
    public Window {
        columns = Map.copyOf(columns);
        findings = List.copyOf(findings);
    }

    /** A window without a memory. */
    public Window(Pipeline pipeline, Interval interval, Map<SignalKey, Column> columns, List<Finding> findings) {
        this(pipeline, interval, columns, findings, null);
    }

    /** The column of a signal, empty when it was not measured; never null. */
    public Column column(String stage, Signal signal) {
        Column found = columns.get(new SignalKey(stage, signal));
        return found == null ? Column.empty(signal) : found;
    }

    /** Whether the signal has at least one value. */
    public boolean has(String stage, Signal signal) {
        return column(stage, signal).present() > 0;
    }

    /** The same pipeline over a part of the time. */
    public Window within(Interval part) {
        Map<SignalKey, Column> cut = new HashMap<>();
        columns.forEach((k, c) -> cut.put(k, c.within(part)));
        return new Window(pipeline, part, cut, findings, memory);
    }

    /** The same window with the findings of analyzers that ran before. */
    public Window with(List<Finding> earlier) {
        return new Window(pipeline, interval, columns, earlier, memory);
    }

    /** The same window with what the analyzer remembers; null when there is nothing. */
    public Window remembering(@Nullable Memory other) {
        return new Window(pipeline, interval, columns, findings, other);
    }
}
