package io.weir.plugins.telegraf;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.Stage;
import io.weir.testkit.AdapterContract;
import io.weir.testkit.SeriesBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TelegrafAdapterTest extends AdapterContract {

    @Override
    protected Adapter adapter() {
        return new TelegrafAdapter();
    }

    @Override
    protected NativeWindow window() {
        return telegraf().build();
    }

    @Test
    void eachOutputHasItsBuffer() {
        Observation seen = observe(telegraf());

        assertThat(seen.pipeline().stages().stream().map(Stage::id))
                .containsExactly(
                        "inputs",
                        "influxdb buffer",
                        "influxdb",
                        "influxdb destination",
                        "kafka buffer",
                        "kafka",
                        "kafka destination");
        assertThat(mean(seen, "kafka buffer", Signal.IN)).isEqualTo(100);
        assertThat(mean(seen, "kafka buffer", Signal.REJECTED)).isEqualTo(40);
        assertThat(mean(seen, "kafka", Signal.OUT)).isEqualTo(60);
        assertThat(mean(seen, "kafka", Signal.DURATION)).isEqualTo(0.4);
    }

    @Test
    void aLimitThatIsNotReportedIsAssumed() {
        SeriesBuilder to = new SeriesBuilder("telegraf");
        to.gauge(0, "internal_write_buffer_size", Map.of("output", "kafka"), 9_870);

        Observation seen = observe(to);

        assertThat(seen.columns()
                        .get(new SignalKey("kafka buffer", Signal.QUEUE_CAPACITY))
                        .quality())
                .isEqualTo(Quality.ASSUMED);
        assertThat(setting(seen, "kafka buffer", SettingRole.QUEUE_CAPACITY).origin())
                .isEqualTo(Setting.Origin.DEFAULT);
    }

    @Test
    void readsAndWritesToml() {
        String toml = "[agent]\n  flush_interval = \"5s\"\n[[outputs.kafka]]\n  metric_batch_size = 500";

        Observation seen = observe(telegraf().settings(new NativeSettings(toml, Map.of())));

        assertThat(setting(seen, "kafka", SettingRole.BATCH_SIZE).value()).isEqualTo("500");
        assertThat(setting(seen, "influxdb", SettingRole.BATCH_SIZE).value()).isEqualTo("1000");
        assertThat(setting(seen, "kafka", SettingRole.BATCH_DELAY).value()).isEqualTo("5");
        assertThat(adapter().patch(setting(seen, "kafka", SettingRole.BATCH_DELAY), "2"))
                .contains("[agent]\nflush_interval = \"2s\"");
        assertThat(adapter().patch(setting(seen, "kafka", SettingRole.BATCH_SIZE), "5000"))
                .contains("[agent]\nmetric_batch_size = 5000");
    }

    private Observation observe(SeriesBuilder to) {
        return adapter().observe(to.build()).getFirst();
    }

    private static double mean(Observation seen, String stage, Signal signal) {
        return seen.columns().get(new SignalKey(stage, signal)).mean();
    }

    private static Setting setting(Observation seen, String stage, SettingRole role) {
        return seen.pipeline().setting(stage, role).orElseThrow();
    }

    private static SeriesBuilder telegraf() {
        SeriesBuilder to = new SeriesBuilder("telegraf");
        for (String output : List.of("kafka", "influxdb")) {
            Map<String, String> labels = Map.of("output", output);
            for (int i = 0; i < 2; i++) {
                long at = i * 10_000L;
                to.gauge(at, "internal_write_buffer_size", labels, 10_000);
                to.gauge(at, "internal_write_buffer_limit", labels, 10_000);
                to.counter(at, "internal_write_metrics_added", labels, i * 1_000);
                to.counter(at, "internal_write_metrics_dropped", labels, i * 400);
                to.counter(at, "internal_write_metrics_written", labels, i * 600);
                to.gauge(at, "internal_write_write_time_ns", labels, 4e8);
            }
        }
        return to;
    }
}
