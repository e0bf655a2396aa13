package io.weir.plugins.logstash;

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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogstashAdapterTest extends AdapterContract {

    private static final Map<String, String> MAIN = Map.of("pipeline", "main");
    private static final Map<String, String> GEOIP = Map.of("pipeline", "main", "id", "geoip1", "name", "geoip");
    private static final Map<String, String> ES = Map.of("pipeline", "main", "id", "es1", "name", "elasticsearch");

    @Override
    protected Adapter adapter() {
        return new LogstashAdapter();
    }

    @Override
    protected NativeWindow window() {
        return logstash(9_200).build();
    }

    @Test
    void readsPluginsAsStages() {
        Observation seen = observe(logstash(9_200));

        assertThat(seen.pipeline().name()).isEqualTo("main");
        assertThat(seen.pipeline().stages().stream().map(Stage::id))
                .containsExactly("inputs", "queue", "geoip1", "es1", "es1 destination");
        assertThat(mean(seen, "queue", Signal.IN)).isEqualTo(600);
        assertThat(mean(seen, "es1", Signal.OUT)).isEqualTo(600);
        assertThat(mean(seen, "es1", Signal.UTILIZATION)).isEqualTo(0.95);
        assertThat(mean(seen, "geoip1", Signal.UTILIZATION)).isEqualTo(0.02);
    }

    /** Four workers take 125 events each; pushing takes inputs this many of 10,000 ms. */
    @ParameterizedTest
    @CsvSource({"9200, 500", "5000, 500", "1000, 50", "0, 0"})
    void aQueueInMemoryIsAsFullAsInputsAreHeldBack(double pushed, double size) {
        Observation seen = observe(logstash(pushed));

        assertThat(mean(seen, "queue", Signal.QUEUE_SIZE)).isEqualTo(size);
        assertThat(mean(seen, "queue", Signal.QUEUE_CAPACITY)).isEqualTo(500);
        assertThat(seen.columns().get(new SignalKey("queue", Signal.QUEUE_SIZE)).quality())
                .isEqualTo(Quality.ASSUMED);
    }

    @Test
    void aPersistentQueueTellsItsEvents() {
        SeriesBuilder to = logstash(9_200);
        to.gauge(10_000, "pipelines.queue.events_count", MAIN, 2_000);
        to.gauge(10_000, "pipelines.queue.capacity.queue_size_in_bytes", MAIN, 1e6);
        to.gauge(10_000, "pipelines.queue.capacity.max_queue_size_in_bytes", MAIN, 1e7);

        Observation seen = observe(to);

        assertThat(seen.columns().get(new SignalKey("queue", Signal.QUEUE_SIZE)).last())
                .isEqualTo(2_000);
        assertThat(mean(seen, "queue", Signal.QUEUE_CAPACITY)).isEqualTo(20_000);
    }

    @Test
    void whatThePipelineIsConfiguredWithComesFirst() {
        SeriesBuilder to = logstash(0).settings(new NativeSettings("", Map.of("pipeline.workers", "8")));

        Observation seen = observe(to);

        assertThat(seen.pipeline().setting("es1", SettingRole.CONCURRENCY).map(Setting::value))
                .contains("8");
        assertThat(seen.pipeline().setting("es1", SettingRole.BATCH_SIZE).map(Setting::origin))
                .contains(Setting.Origin.REPORTED);
        assertThat(seen.pipeline().setting("es1", SettingRole.BATCH_DELAY).map(Setting::value))
                .contains("0.05");
    }

    @Test
    void writesASettingAsLogstashReadsIt() {
        Observation seen = observe(logstash(0));

        assertThat(adapter()
                        .patch(
                                seen.pipeline()
                                        .setting("es1", SettingRole.CONCURRENCY)
                                        .orElseThrow(),
                                "8"))
                .contains("pipeline.workers: 8");
    }

    private Observation observe(SeriesBuilder to) {
        return adapter().observe(to.build()).getFirst();
    }

    private static double mean(Observation seen, String stage, Signal signal) {
        return seen.columns().get(new SignalKey(stage, signal)).mean();
    }

    private static SeriesBuilder logstash(double pushed) {
        SeriesBuilder to = new SeriesBuilder("logstash");
        String filters = "pipelines.plugins.filters.events.";
        String outputs = "pipelines.plugins.outputs.events.";
        for (int i = 0; i < 2; i++) {
            long at = i * 10_000L;
            to.gauge(at, "pipeline.workers", Map.of(), 4);
            to.gauge(at, "pipeline.batch_size", Map.of(), 125);
            to.gauge(at, "pipeline.batch_delay", Map.of(), 50);
            to.counter(at, "pipelines.events.in", MAIN, i * 6_000);
            to.counter(at, "pipelines.events.filtered", MAIN, i * 6_000);
            to.counter(at, "pipelines.events.queue_push_duration_in_millis", MAIN, i * pushed);
            to.gauge(at, "pipelines.queue.events_count", MAIN, 0);
            to.counter(at, filters + "in", GEOIP, i * 6_000);
            to.counter(at, filters + "duration_in_millis", GEOIP, i * 800);
            to.counter(at, outputs + "out", ES, i * 6_000);
            to.counter(at, outputs + "duration_in_millis", ES, i * 38_000);
        }
        return to;
    }
}
