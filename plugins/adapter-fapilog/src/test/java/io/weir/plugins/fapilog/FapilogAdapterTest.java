package io.weir.plugins.fapilog;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.testkit.AdapterContract;
import io.weir.testkit.Engines;
import io.weir.testkit.Fault;
import io.weir.testkit.SeriesBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FapilogAdapterTest extends AdapterContract {

    private static final Fault SLOW = Fault.none()
            .withArrivals(60)
            .withCapacity(500)
            .withCalls(1, 256)
            .withFills(0.25)
            .withCost(0, 0.1)
            .withPlugin(0.00002);

    @Override
    protected Adapter adapter() {
        return new FapilogAdapter();
    }

    @Override
    protected NativeWindow window() {
        return Engines.fapilog(SLOW);
    }

    @Test
    void infersCapacityAndThatTheSinkCallsOut() {
        Observation seen = adapter().observe(window()).getFirst();

        assertThat(seen.pipeline()
                        .setting("queue", SettingRole.QUEUE_CAPACITY)
                        .orElseThrow()
                        .value())
                .isEqualTo("500");
        assertThat(seen.pipeline()
                        .setting("sink", SettingRole.BATCH_SIZE)
                        .orElseThrow()
                        .name())
                .isEqualTo("http.batch_size");
    }

    @Test
    void spreadsABatchOverTheTimeItTook() {
        Column out = adapter().observe(window()).getFirst().columns().get(new SignalKey("sink", Signal.OUT));

        assertThat(out.quantile(0.2)).isBetween(9.0, 11.0);
        assertThat(out.quantile(0.8)).isBetween(9.0, 11.0);
        assertThat(out.last()).isGreaterThan(0);
    }

    @Test
    void readsTheConfiguration() {
        NativeSettings settings = new NativeSettings(
                "{}",
                Map.of(
                        "core.sinks[0]",
                        "http",
                        "core.max_queue_size",
                        "500",
                        "http.batch_size",
                        "20",
                        "core.worker_count",
                        "2"));

        Observation seen =
                adapter().observe(Engines.configured(window(), settings)).getFirst();

        assertThat(seen.pipeline().stage("http")).isPresent();
        assertThat(seen.pipeline()
                        .setting("http", SettingRole.BATCH_SIZE)
                        .orElseThrow()
                        .value())
                .isEqualTo("20");
        assertThat(seen.pipeline().settings())
                .filteredOn(s -> s.name().equals("core.worker_count"))
                .extracting(Setting::value)
                .containsExactly("2");
    }

    @Test
    void takesBackDropsThatWereOnlyTries() {
        SeriesBuilder tries = new SeriesBuilder("fapilog/tries");
        for (int i = 0; i < 10; i++) {
            tries.counter(i * 1000L, "fapilog_events_submitted_total", Map.of(), i * 100.0);
            tries.counter(i * 1000L, "fapilog_events_dropped_total", Map.of("protected", "false"), i * 20.0);
            tries.counter(i * 1000L, "fapilog_batch_size_sum", Map.of(), i * 100.0);
            tries.counter(i * 1000L, "fapilog_batch_size_count", Map.of(), i * 1.0);
            tries.counter(i * 1000L, "fapilog_flush_seconds_sum", Map.of(), i * 0.1);
        }

        Observation seen = adapter().observe(tries.build()).getFirst();

        assertThat(seen.columns().get(new SignalKey("queue", Signal.REJECTED)).total())
                .isZero();
        assertThat(seen.columns().get(new SignalKey("queue", Signal.QUEUE_SIZE)).max())
                .isZero();
    }

    @Test
    void writesASettingAsFapilogReadsIt() {
        Setting size = new Setting("http.batch_size", "http", SettingRole.BATCH_SIZE, "1", Setting.Origin.DEFAULT, "1");

        assertThat(adapter().patch(size, "50")).contains("{\"http\": {\"batch_size\": 50}}");
    }
}
