package io.weir.api.adapter;

import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which native metric gives which signal of a kind of stage: what an adapter knows, written down as a table.
 *
 * <pre>{@code
 * static final SignalTable SINK = SignalTable.of(
 *         SignalRow.rate(Signal.OUT, "vector_component_sent_events"),
 *         SignalRow.level(Signal.UTILIZATION, "vector_utilization"),
 *         SignalRow.mean(Signal.DURATION, "vector_http_client_rtt_seconds"));
 *
 * columns.putAll(SINK.columns("siem", seriesOfTheStage));
 * }</pre>
 *
 * <p>Where several rows give the same signal, the first that finds its metric counts: list what newer versions report
 * first. A signal whose metric is missing is left out. What must be computed from several metrics is code of the
 * adapter, beside the table. Immutable.
 */
public final class SignalTable {

    private final List<SignalRow> rows;

    private SignalTable(List<SignalRow> rows) {
        this.rows = rows;
    }

    /** Of these rows, preferred ones first. */
    public static SignalTable of(SignalRow... rows) {
        return new SignalTable(List.of(rows));
    }

    /** Its rows. */
    public List<SignalRow> rows() {
        return rows;
    }

    /** Whether a series is one that any row reads. */
    public boolean knows(NativeSeries series) {
        return rows.stream()
                .anyMatch(r -> r.metric().matches(series.name())
                        || r.metric().matchesPart(series.name(), "count")
                        || r.metric().matchesPart(series.name(), "sum"));
    }

    /**
     * The columns of one stage.
     *
     * @param stage its id, or {@link SignalKey#WHOLE}
     * @param series those of this stage; others are ignored
     */
    public Map<SignalKey, Column> columns(String stage, Collection<NativeSeries> series) {
        Map<Signal, Column> found = new EnumMap<>(Signal.class);
        for (SignalRow row : rows) {
            if (!found.containsKey(row.signal())) {
                row.column(series).ifPresent(c -> found.put(row.signal(), c));
            }
        }
        Map<SignalKey, Column> keyed = new HashMap<>();
        found.forEach((signal, column) -> keyed.put(new SignalKey(stage, signal), column));
        return keyed;
    }
}
