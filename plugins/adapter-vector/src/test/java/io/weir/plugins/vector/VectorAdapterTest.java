package io.weir.plugins.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Edge;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Quality;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorAdapterTest extends AdapterContract {

    private static final String BUFFER = "siem buffer";

    @Override
    protected Adapter adapter() {
        return new VectorAdapter();
    }

    @Override
    protected NativeWindow window() {
        return vector("vector_").build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vector_", ""})
    void readsComponentsUnderAnyNamespace(String namespace) {
        Observation seen = observe(vector(namespace));

        assertThat(seen.pipeline().stages().stream().map(Stage::id))
                .containsExactly("in", "parse", BUFFER, "siem", "siem destination");
        assertThat(mean(seen, "in", Signal.OUT)).isEqualTo(100);
        assertThat(mean(seen, "siem", Signal.OUT)).isEqualTo(60);
        assertThat(mean(seen, "parse", Signal.UTILIZATION)).isEqualTo(0.4);
        assertThat(mean(seen, BUFFER, Signal.QUEUE_SIZE)).isEqualTo(500);
    }

    /** A filter drops what it is told to; a buffer that drops overflows, whatever was intended. */
    @Test
    void tellsOverflowFromWhatIsFiltered() {
        Observation seen = observe(vector("vector_"));

        assertThat(seen.columns()).doesNotContainKey(new SignalKey("parse", Signal.ERRORS));
        assertThat(mean(seen, "siem", Signal.ERRORS)).isEqualTo(2);
        assertThat(mean(seen, BUFFER, Signal.REJECTED)).isEqualTo(30);
    }

    @Test
    void aCapacityThatIsNotReportedIsAssumed() {
        Observation seen = observe(vector("vector_"));

        assertThat(seen.columns()
                        .get(new SignalKey(BUFFER, Signal.QUEUE_CAPACITY))
                        .quality())
                .isEqualTo(Quality.ASSUMED);
        assertThat(mean(seen, BUFFER, Signal.QUEUE_CAPACITY)).isEqualTo(500);
    }

    @Test
    void aCapacityThatIsReportedCounts() {
        SeriesBuilder to = vector("vector_");
        to.gauge(0, "vector_buffer_max_size_events", component("siem", "sink"), 2_000);

        Observation seen = observe(to);

        assertThat(mean(seen, BUFFER, Signal.QUEUE_CAPACITY)).isEqualTo(2_000);
        assertThat(seen.pipeline().setting(BUFFER, SettingRole.QUEUE_CAPACITY).map(Setting::origin))
                .contains(Setting.Origin.REPORTED);
    }

    @Test
    void withoutConfigurationEachKindFeedsTheNext() {
        assertThat(observe(vector("vector_")).pipeline().edges())
                .containsExactlyInAnyOrder(
                        new Edge("in", "parse"),
                        new Edge("parse", BUFFER),
                        new Edge(BUFFER, "siem"),
                        new Edge("siem", "siem destination"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[sinks.siem]\ntype = \"http\"\ninputs = [\"in\"]\n[sinks.siem.buffer]\nmax_events = 1000\nwhen_full = \"drop_newest\"",
                "[sinks.siem]\ninputs = [\n  \"i*\",\n]\nbuffer.max_events = 1_000 # more\nbuffer.when_full = \"drop_newest\""
            })
    void readsToml(String toml) {
        Observation seen = observe(vector("vector_").settings(new NativeSettings(toml, Map.of())));

        assertThat(seen.pipeline().edges()).contains(new Edge("in", BUFFER)).doesNotContain(new Edge("parse", BUFFER));
        assertThat(seen.pipeline().setting(BUFFER, SettingRole.QUEUE_CAPACITY).map(Setting::value))
                .contains("1000");
        assertThat(seen.pipeline().setting(BUFFER, SettingRole.OVERFLOW).map(Setting::value))
                .contains("drop");
    }

    @Test
    void readsOutputsOfARoute() {
        Map<String, String> yaml = Map.of("sinks.siem.inputs[0]", "parse.errors");

        Observation seen = observe(vector("vector_").settings(new NativeSettings("", yaml)));

        assertThat(seen.pipeline().edges()).contains(new Edge("parse", BUFFER));
    }

    @Test
    void writesASettingAsYaml() {
        Observation seen = observe(vector("vector_"));
        Setting capacity =
                seen.pipeline().setting(BUFFER, SettingRole.QUEUE_CAPACITY).orElseThrow();

        assertThat(adapter().patch(capacity, "4000")).contains("sinks:\n  siem:\n    buffer:\n      max_events: 4000");
    }

    private Observation observe(SeriesBuilder to) {
        return adapter().observe(to.build()).getFirst();
    }

    private static double mean(Observation seen, String stage, Signal signal) {
        return seen.columns().get(new SignalKey(stage, signal)).mean();
    }

    private static Map<String, String> component(String id, String kind) {
        return Map.of(
                "component_id", id, "component_kind", kind, "component_type", kind.equals("sink") ? "http" : kind);
    }

    private static Map<String, String> discarded(String id, String kind, boolean intentional) {
        Map<String, String> labels = new HashMap<>(component(id, kind));
        labels.put("intentional", Boolean.toString(intentional));
        return labels;
    }

    private static SeriesBuilder vector(String ns) {
        SeriesBuilder to = new SeriesBuilder("vector");
        for (int i = 0; i < 2; i++) {
            long at = i * 10_000L;
            to.counter(at, ns + "component_sent_events_total", component("in", "source"), i * 1_000);
            to.counter(at, ns + "component_received_events_total", component("parse", "transform"), i * 1_000);
            to.counter(at, ns + "component_discarded_events_total", discarded("parse", "transform", true), i * 100);
            to.gauge(at, ns + "utilization", component("parse", "transform"), 0.4);
            to.gauge(at, ns + "buffer_size_events", component("siem", "sink"), 500);
            to.counter(at, ns + "buffer_discarded_events_total", discarded("siem", "sink", true), i * 300);
            to.counter(at, ns + "component_received_events_total", component("siem", "sink"), i * 620);
            to.counter(at, ns + "component_sent_events_total", component("siem", "sink"), i * 600);
            to.counter(at, ns + "component_discarded_events_total", discarded("siem", "sink", false), i * 20);
        }
        return to;
    }
}
