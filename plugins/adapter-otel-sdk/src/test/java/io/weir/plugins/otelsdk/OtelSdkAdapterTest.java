package io.weir.plugins.otelsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.testkit.AdapterContract;
import io.weir.testkit.Engines;
import io.weir.testkit.Fault;
import java.util.Map;
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

    @Test
    void aCallThatOutlastsReadingsKeepsTheExporterBusy() {
        Observation seen = adapter().observe(Engines.otel(SLOW)).getFirst();

        double busy = seen.columns()
                .get(new SignalKey("otlp_http_log_exporter/0", Signal.UTILIZATION))
                .mean();

        assertThat(busy).isGreaterThan(0.9);
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
