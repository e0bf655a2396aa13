package io.weir.plugins.otelsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.testkit.AdapterContract;
import io.weir.testkit.Engines;
import io.weir.testkit.Fault;
import io.weir.testkit.SeriesBuilder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtelSdkAdapterTest extends AdapterContract {

    private static final Fault SMALL =
            Fault.none().withArrivals(1000).withCalls(1, 16).withCost(0.1, 0.0001);
    private static final Fault SLOW = Fault.none().withArrivals(1000).withCost(0.02, 0.005);

    @Override
    protected Adapter adapter() {
        return new OtelSdkAdapter();
    }

    @Override
    protected NativeWindow window() {
        return Engines.otel(SMALL);
    }

    @Test
    void readsTheOlderMetricsTheSameWay() {
        Observation older = adapter().observe(Engines.otelBefore(SMALL)).getFirst();

        assertThat(older.pipeline().name()).isEqualTo("BatchLogRecordProcessor");
        assertThat(older.columns()
                        .get(new SignalKey("BatchLogRecordProcessor queue", Signal.IN))
                        .mean())
                .isBetween(990.0, 1010.0);
    }

    @Test
    void infersTheSizeOfFullBatches() {
        Setting older = batch(Engines.otelBefore(SMALL.withCost(0.097, 0.0001)));
        Setting newer = batch(Engines.otel(SMALL));

        assertThat(older.value()).isEqualTo("16");
        assertThat(newer.value()).isEqualTo("16");
        assertThat(newer.origin()).isEqualTo(Setting.Origin.INFERRED);
    }

    @Test
    void keepsToTheDefaultWhereBatchesAreAboutAsLarge() {
        Setting batch = batch(Engines.otel(SLOW.withCalls(1, 500)));

        assertThat(batch.value()).isEqualTo("512");
        assertThat(batch.origin()).isEqualTo(Setting.Origin.DEFAULT);
    }

    /** A sink has just become slow: batches were what a second brought, while the queue behind them grows. */
    @Test
    void sizesThatDifferAreNoLimit() {
        Setting batch = batch(exported(List.of(398, 421, 405, 448)));

        assertThat(batch.value()).isEqualTo("512");
        assertThat(batch.origin()).isEqualTo(Setting.Origin.DEFAULT);
    }

    @Test
    void aSizeThatIsMetAgainAndAgainIsALimit() {
        Setting batch = batch(exported(List.of(398, 300, 300, 300)));

        assertThat(batch.value()).isEqualTo("300");
        assertThat(batch.origin()).isEqualTo(Setting.Origin.INFERRED);
    }

    private static NativeWindow exported(List<Integer> batches) {
        Map<String, String> own = Map.of("otel.component.name", "batching_log_processor/0");
        Map<String, String> exporter = Map.of("otel.component.name", "otlp_http_log_exporter/0");
        SeriesBuilder to = new SeriesBuilder("test");
        int written = 0;
        for (int i = 0; i <= batches.size(); i++) {
            written += i == 0 ? 0 : batches.get(i - 1);
            to.gauge(i * 1_000L, "otel.sdk.processor.log.queue.size", own, 500 + 100.0 * i);
            to.gauge(i * 1_000L, "otel.sdk.processor.log.queue.capacity", own, 2_048);
            to.counter(i * 1_000L, "otel.sdk.processor.log.processed", own, written);
            to.counter(i * 1_000L, "otel.sdk.exporter.log.exported", exporter, written);
            to.counter(i * 1_000L, "otel.sdk.exporter.operation.duration_count", exporter, i);
            to.counter(i * 1_000L, "otel.sdk.exporter.operation.duration_sum", exporter, 0.9 * i);
        }
        return to.build();
    }

    @Test
    void aCallThatOutlastsReadingsKeepsTheExporterBusy() {
        Observation seen = adapter().observe(Engines.otel(SLOW)).getFirst();

        double busy = seen.columns()
                .get(new SignalKey("otlp_http_log_exporter/0", Signal.UTILIZATION))
                .mean();

        assertThat(busy).isGreaterThan(0.9);
    }

    /** Half-way every export begins to fail at once: batches leave the queue and are counted nowhere. */
    @Test
    void seesThatBatchesOfTheOlderMetricsVanish() {
        NativeWindow failing = older(i -> 500.0 * Math.min(i, 30), i -> i % 4 == 3 ? 460 : 400 - 20 * (i % 4));

        assertThat(total(failing, "exporter", Signal.OUT)).isBetween(14_000.0, 15_500.0);
        assertThat(total(failing, "exporter", Signal.ERRORS)).isBetween(13_500.0, 15_500.0);
    }

    @Test
    void doesNotTakeALongCallForBatchesThatVanish() {
        NativeWindow hanging =
                older(i -> 500.0 * Math.min(i, 30), i -> i < 31 ? 400 : Math.min(2048, 100 + 500 * (i - 31)));

        assertThat(total(hanging, "exporter", Signal.ERRORS)).isZero();
    }

    @Test
    void doesNotTakeSilenceForBatchesThatVanish() {
        NativeWindow silent = older(i -> 500.0 * Math.min(i, 30), i -> i < 30 ? 400 : 0);

        assertThat(total(silent, "exporter", Signal.ERRORS)).isZero();
    }

    private double total(NativeWindow window, String stage, Signal signal) {
        return adapter()
                .observe(window)
                .getFirst()
                .columns()
                .get(new SignalKey(stage, signal))
                .total();
    }

    private static NativeWindow older(IntToDoubleFunction written, IntToDoubleFunction size) {
        long[] at = IntStream.range(0, 60).mapToLong(i -> 1000L * i).toArray();
        NativeSeries out = series("processedLogs", Map.of("dropped", "false"), NativeSeries.Kind.COUNTER, at, written);
        NativeSeries waiting = series("queueSize", Map.of(), NativeSeries.Kind.GAUGE, at, size);
        Interval all = new Interval(Instant.ofEpochMilli(0), Instant.ofEpochMilli(59_000));
        return new NativeWindow("app", Map.of(), all, List.of(out, waiting), NativeSettings.NONE);
    }

    private static NativeSeries series(
            String name, Map<String, String> labels, NativeSeries.Kind kind, long[] at, IntToDoubleFunction value) {
        Map<String, String> own = new HashMap<>(labels);
        own.put("processorType", "BatchLogRecordProcessor");
        double[] values = IntStream.range(0, at.length).mapToDouble(value).toArray();
        return new NativeSeries(name, own, kind, "", at, values);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maxExportBatchSize=64",
                "OTEL_BLRP_MAX_EXPORT_BATCH_SIZE=64",
                "otel.blrp.max.export.batch.size = 64",
                "[\"maxExportBatchSize=64\"]",
                "processors:\n  - batch:\n      max_export_batch_size: 64"
            })
    void readsTheConfigurationInItsSpellings(String text) {
        Setting batch = batch(Engines.configured(window(), new NativeSettings(text, Map.of())));

        assertThat(batch.value()).isEqualTo("64");
        assertThat(batch.origin()).isEqualTo(Setting.Origin.CONFIGURED);
    }

    @Test
    void writesASettingAsTheSdkReadsIt() {
        assertThat(adapter().patch(batch(window()), "512")).contains("otel.blrp.max.export.batch.size=512");
    }

    private Setting batch(NativeWindow window) {
        Observation seen = adapter().observe(window).getFirst();
        return seen.pipeline()
                .setting(seen.pipeline().name(), SettingRole.BATCH_SIZE)
                .orElseThrow();
    }
}
