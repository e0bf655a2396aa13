package io.weir.api.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignalTableTest {

    private static final Map<String, String> GRPC = Map.of("transport", "grpc");
    private static final Map<String, String> HTTP = Map.of("transport", "http");

    @Test
    void readsALevelInAnotherUnit() {
        Column column =
                only(SignalRow.level(Signal.DURATION, "latency-avg").times(0.001), gauge("latency-avg", 20, 40));

        assertThat(column.values()).containsExactly(0.02, 0.04);
        assertThat(column.quality()).isEqualTo(Quality.REPORTED);
    }

    @Test
    void readsACounterAsARate() {
        Column column = only(SignalRow.rate(Signal.OUT, "sent"), counter("sent_total", Map.of(), 10, 40));

        assertThat(column.values()).containsExactly(Double.NaN, 15);
    }

    @Test
    void readsChangesAsARate() {
        NativeSeries changes = new NativeSeries("sent", Map.of(), Kind.DELTA, "", at(), new double[] {10, 40});

        assertThat(only(SignalRow.rate(Signal.OUT, "sent"), changes).values()).containsExactly(Double.NaN, 20);
    }

    @Test
    void addsWhatIsCountedSeparately() {
        Column column = only(
                SignalRow.rate(Signal.OUT, "accepted"),
                counter("accepted", GRPC, 0, 20),
                counter("accepted", HTTP, 5, 9));

        assertThat(column.last()).isEqualTo(12);
    }

    @Test
    void averagesShares() {
        Column column = only(
                SignalRow.level(Signal.UTILIZATION, "busy"), labelled("busy", GRPC, 0.2), labelled("busy", HTTP, 0.6));

        assertThat(column.last()).isEqualTo(0.4);
    }

    @Test
    void readsTheMeanOfWhatAHistogramGained() {
        Column column = only(
                SignalRow.mean(Signal.BATCH_SIZE, "send_size"),
                counter("send_size_count", Map.of(), 10, 14),
                counter("send_size_sum", Map.of(), 1000, 1400));

        assertThat(column.last()).isEqualTo(100);
    }

    /** Prometheus would add the unit to the name; here it is a metric of its own. */
    @Test
    void prefersTheNameWithoutAUnit() {
        Column column = only(
                SignalRow.mean(Signal.BATCH_SIZE, "send_size"),
                counter("send_size_count", Map.of(), 0, 2),
                counter("send_size_sum", Map.of(), 0, 20),
                counter("send_size_bytes_count", Map.of(), 0, 2),
                counter("send_size_bytes_sum", Map.of(), 0, 9000));

        assertThat(column.last()).isEqualTo(10);
    }

    @Test
    void readsHowOftenAHistogramGained() {
        Column column =
                only(SignalRow.calls(Signal.BATCHES, "send_size"), counter("send_size_count", Map.of(), 10, 14));

        assertThat(column.last()).isEqualTo(2);
    }

    @Test
    void takesOnlyTheSeriesThatItIsFor() {
        Column column = only(
                SignalRow.rate(Signal.REJECTED, "discarded").where("intentional", "false", ""),
                counter("discarded", Map.of("intentional", "true"), 0, 100),
                counter("discarded", Map.of("intentional", "false"), 0, 4),
                counter("discarded", Map.of(), 0, 2));

        assertThat(column.last()).isEqualTo(3);
    }

    @Test
    void theFirstRowThatFindsItsMetricCounts() {
        SignalTable table = SignalTable.of(
                SignalRow.level(Signal.QUEUE_SIZE, "newer"),
                SignalRow.level(Signal.QUEUE_SIZE, "older").as(Quality.DERIVED));

        Map<SignalKey, Column> both = table.columns("q", List.of(gauge("older", 1, 2), gauge("newer", 3, 4)));
        Map<SignalKey, Column> one = table.columns("q", List.of(gauge("older", 1, 2)));

        assertThat(both.get(new SignalKey("q", Signal.QUEUE_SIZE)).last()).isEqualTo(4);
        assertThat(one.get(new SignalKey("q", Signal.QUEUE_SIZE)).quality()).isEqualTo(Quality.DERIVED);
    }

    @Test
    void leavesOutWhatIsNotReported() {
        SignalTable table = SignalTable.of(SignalRow.level(Signal.QUEUE_SIZE, "size"));

        assertThat(table.columns("q", List.of(gauge("size", Double.NaN, Double.NaN), gauge("other", 1, 2))))
                .isEmpty();
    }

    @Test
    void refusesAFactorThatMakesNoSense() {
        assertThatThrownBy(() -> SignalRow.level(Signal.DURATION, "latency").times(0))
                .hasMessageContaining("factor must be finite and not 0");
    }

    private static Column only(SignalRow row, NativeSeries... series) {
        return SignalTable.of(row).columns("s", List.of(series)).get(new SignalKey("s", row.signal()));
    }

    private static NativeSeries gauge(String name, double first, double last) {
        return new NativeSeries(name, Map.of(), Kind.GAUGE, "", at(), new double[] {first, last});
    }

    private static NativeSeries labelled(String name, Map<String, String> labels, double value) {
        return new NativeSeries(name, labels, Kind.GAUGE, "", at(), new double[] {value, value});
    }

    private static NativeSeries counter(String name, Map<String, String> labels, double first, double last) {
        return new NativeSeries(name, labels, Kind.COUNTER, "", at(), new double[] {first, last});
    }

    private static long[] at() {
        return new long[] {1000, 3000};
    }
}
