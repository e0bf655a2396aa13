package io.weir.plugins.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.adapter.Adapter;
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

class PrometheusAdapterTest extends AdapterContract {

    private static final Map<String, String> REMOTE = Map.of("remote_name", "mimir", "url", "http://mimir/push");

    @Override
    protected Adapter adapter() {
        return new PrometheusAdapter();
    }

    @Override
    protected NativeWindow window() {
        return remote().build();
    }

    @Test
    void shardsHoldWhatWaits() {
        Observation seen = observe(remote());

        assertThat(seen.pipeline().name()).isEqualTo("mimir");
        assertThat(mean(seen, "shards queue", Signal.QUEUE_CAPACITY)).isEqualTo(20_000);
        assertThat(mean(seen, "shards", Signal.OUT)).isEqualTo(500);
        assertThat(mean(seen, "shards", Signal.DURATION)).isEqualTo(0.05);
        assertThat(mean(seen, "shards", Signal.UTILIZATION)).isEqualTo(0.75);
    }

    @Test
    void wantingMoreShardsThanRunIsWorkingAllTheTime() {
        SeriesBuilder to = remote();
        to.gauge(0, "prometheus_remote_storage_shards_desired", REMOTE, 61);
        to.gauge(10_000, "prometheus_remote_storage_shards_desired", REMOTE, 61);

        assertThat(mean(observe(to), "shards", Signal.UTILIZATION)).isEqualTo(1);
    }

    @Test
    void howManyShardsMayRunIsReported() {
        Setting most = setting(observe(remote()), "shards", SettingRole.CONCURRENCY);

        assertThat(most.value()).isEqualTo("50");
        assertThat(most.origin()).isEqualTo(Setting.Origin.REPORTED);
    }

    @Test
    void aCapacityThatIsNotReportedIsAssumed() {
        SeriesBuilder to = new SeriesBuilder("prometheus");
        to.gauge(0, "prometheus_remote_storage_samples_pending", REMOTE, 12_000);
        to.gauge(0, "prometheus_remote_storage_shards", REMOTE, 3);

        Observation seen = observe(to);

        assertThat(mean(seen, "shards queue", Signal.QUEUE_CAPACITY)).isEqualTo(30_000);
        assertThat(seen.columns()
                        .get(new SignalKey("shards queue", Signal.QUEUE_CAPACITY))
                        .quality())
                .isEqualTo(Quality.ASSUMED);
    }

    @Test
    void writesASettingAsYaml() {
        assertThat(adapter().patch(setting(observe(remote()), "shards", SettingRole.BATCH_SIZE), "5000"))
                .contains("remote_write:\n  - queue_config:\n      max_samples_per_send: 5000");
    }

    @Test
    void eachRemoteIsAPipeline() {
        SeriesBuilder to = remote();
        to.gauge(0, "prometheus_remote_storage_samples_pending", Map.of("remote_name", "other"), 1);

        assertThat(adapter().observe(to.build()).stream().map(o -> o.pipeline().name()))
                .containsExactlyElementsOf(List.of("mimir", "other"));
        assertThat(observe(to).pipeline().stages().stream().map(Stage::id)).startsWith("write-ahead log");
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

    private static SeriesBuilder remote() {
        String prefix = "prometheus_remote_storage_";
        SeriesBuilder to = new SeriesBuilder("prometheus");
        for (int i = 0; i < 2; i++) {
            long at = i * 10_000L;
            to.gauge(at, prefix + "samples_pending", REMOTE, 12_000);
            to.gauge(at, prefix + "shard_capacity", REMOTE, 5_000);
            to.gauge(at, prefix + "shards", REMOTE, 4);
            to.gauge(at, prefix + "shards_max", REMOTE, 50);
            to.gauge(at, prefix + "shards_desired", REMOTE, 3);
            to.counter(at, prefix + "samples_total", REMOTE, i * 5_000);
            to.counter(at, prefix + "sent_batch_duration_seconds_sum", REMOTE, i * 0.5);
            to.counter(at, prefix + "sent_batch_duration_seconds_count", REMOTE, i * 10);
        }
        return to;
    }
}
