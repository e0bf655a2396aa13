package io.weir.plugins.generic;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Edge;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.Stage;
import io.weir.testkit.AdapterContract;
import io.weir.testkit.SeriesBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GenericAdapterTest extends AdapterContract {

    @Override
    protected Adapter adapter() {
        return new GenericAdapter();
    }

    @Override
    protected NativeWindow window() {
        return orders(".").build();
    }

    @Test
    void readsSignalsByTheirStages() {
        Observation seen = observe(orders("."));

        assertThat(seen.pipeline().name()).isEqualTo("orders");
        assertThat(seen.pipeline().stages().stream().map(Stage::id)).containsExactly("http", "buffer", "db");
        assertThat(mean(seen, "http", Signal.OUT)).isEqualTo(100);
        assertThat(mean(seen, "buffer", Signal.QUEUE_SIZE)).isEqualTo(40);
        assertThat(mean(seen, "db", Signal.DURATION)).isEqualTo(0.02);
        assertThat(mean(seen, "db", Signal.BATCH_SIZE)).isEqualTo(50);
        assertThat(mean(seen, "db", Signal.BATCHES)).isEqualTo(2);
        assertThat(mean(seen, SignalKey.WHOLE, Signal.CPU)).isEqualTo(0.3);
    }

    @Test
    void readsWhatPrometheusMakesOfThem() {
        Observation seen = observe(orders("_"));

        assertThat(mean(seen, "http", Signal.OUT)).isEqualTo(100);
        assertThat(mean(seen, "db", Signal.DURATION)).isEqualTo(0.02);
    }

    @Test
    void eachKindFeedsTheNextUnlessStagesSayMore() {
        assertThat(observe(orders(".")).pipeline().edges())
                .containsExactlyInAnyOrder(new Edge("http", "buffer"), new Edge("buffer", "db"));
    }

    @Test
    void stagesSayWhatComesNext() {
        SeriesBuilder to = orders(".");
        Map<String, String> copy = stage("copy", "sink", ".");
        to.counter(0, "pipeline.stage.out", copy, 0);
        Map<String, String> http = stage("http", "source", ".");
        http.put("stage.next", "buffer, copy, nowhere");
        to.gauge(0, "pipeline.stage.utilization", http, 0.1);

        assertThat(observe(to).pipeline().edges())
                .containsExactlyInAnyOrder(new Edge("http", "buffer"), new Edge("http", "copy"));
    }

    @Test
    void settingsAreReported() {
        SeriesBuilder to = orders(".");
        Map<String, String> overflow = stage("buffer", "queue", ".");
        overflow.put("setting.name", "buffer.on_full");
        overflow.put("setting.role", "overflow");
        to.gauge(0, "pipeline.setting.value", overflow, 1);

        Setting seen =
                observe(to).pipeline().setting("buffer", SettingRole.OVERFLOW).orElseThrow();

        assertThat(seen.name()).isEqualTo("buffer.on_full");
        assertThat(seen.value()).isEqualTo("drop");
        assertThat(seen.origin()).isEqualTo(Setting.Origin.REPORTED);
    }

    @Test
    void settingsAreConfigured() {
        SeriesBuilder to = orders(".").settings(new NativeSettings("", Map.of("stages.buffer.queue-capacity", "500")));

        assertThat(observe(to)
                        .pipeline()
                        .setting("buffer", SettingRole.QUEUE_CAPACITY)
                        .map(Setting::number))
                .contains(500.0);
    }

    @Test
    void whatHasNoStageIsNone() {
        SeriesBuilder to = new SeriesBuilder("app");
        to.gauge(0, "pipeline.queue.size", Map.of(), 1);

        assertThat(adapter().observe(to.build())).isEmpty();
    }

    private Observation observe(SeriesBuilder to) {
        return adapter().observe(to.build()).getFirst();
    }

    private static double mean(Observation seen, String stage, Signal signal) {
        return seen.columns().get(new SignalKey(stage, signal)).mean();
    }

    private static Map<String, String> stage(String id, String kind, String dot) {
        Map<String, String> labels = new HashMap<>();
        labels.put("pipeline" + dot + "id", "orders");
        labels.put("stage" + dot + "id", id);
        labels.put("stage" + dot + "kind", kind);
        return labels;
    }

    private static SeriesBuilder orders(String dot) {
        SeriesBuilder to = new SeriesBuilder("app");
        boolean text = dot.equals("_");
        Map<String, String> db = stage("db", "sink", dot);
        for (int i = 0; i < 2; i++) {
            long at = i * 10_000L;
            String seconds = text ? "_seconds" : "";
            to.counter(
                    at,
                    name("pipeline.stage.out", dot) + (text ? "_total" : ""),
                    stage("http", "source", dot),
                    i * 1_000);
            to.gauge(at, name("pipeline.queue.size", dot), stage("buffer", "queue", dot), 40);
            to.counter(at, name("pipeline.sink.duration", dot) + seconds + "_count", db, i * 20);
            to.counter(at, name("pipeline.sink.duration", dot) + seconds + "_sum", db, i * 0.4);
            to.counter(at, name("pipeline.batch.size", dot) + "_count", db, i * 20);
            to.counter(at, name("pipeline.batch.size", dot) + "_sum", db, i * 1_000);
            to.counter(at, "pipeline.process.cpu.time", Map.of(), i * 3);
        }
        return to;
    }

    private static String name(String dotted, String dot) {
        return dotted.replace(".", dot);
    }
}
