package io.weir.plugins.fluentbit;

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

class FluentBitAdapterTest extends AdapterContract {

    private static final Map<String, String> TAIL = Map.of("name", "tail.0");
    private static final Map<String, String> ES = Map.of("name", "es.0");

    @Override
    protected Adapter adapter() {
        return new FluentBitAdapter();
    }

    @Override
    protected NativeWindow window() {
        return json().build();
    }

    /** 50 MB at most, in records of 500 bytes. */
    @Test
    void tellsABufferInRecords() {
        Observation seen = observe(json());

        assertThat(seen.pipeline().stages().stream().map(Stage::id))
                .containsExactly("tail.0", "tail.0 buffer", "es.0", "es.0 destination");
        assertThat(mean(seen, "tail.0 buffer", Signal.QUEUE_CAPACITY)).isEqualTo(100_000);
        assertThat(mean(seen, "tail.0 buffer", Signal.QUEUE_SIZE)).isEqualTo(98_000);
        assertThat(mean(seen, "es.0", Signal.OUT)).isEqualTo(60);
        assertThat(mean(seen, "es.0", Signal.ERRORS)).isEqualTo(1);
    }

    @Test
    void byPrometheusABufferIsAShare() {
        Observation seen = observe(prometheus(0));

        assertThat(mean(seen, "tail.0 buffer", Signal.QUEUE_SIZE)).isEqualTo(60);
        assertThat(mean(seen, "tail.0 buffer", Signal.QUEUE_CAPACITY)).isEqualTo(100);
        assertThat(seen.columns()
                        .get(new SignalKey("tail.0 buffer", Signal.QUEUE_SIZE))
                        .quality())
                .isEqualTo(Quality.ASSUMED);
        assertThat(mean(seen, "es.0", Signal.OUT)).isEqualTo(60);
    }

    @Test
    void anInputThatIsPausedFindsNoRoom() {
        assertThat(mean(observe(prometheus(1)), "tail.0 buffer", Signal.QUEUE_SIZE))
                .isEqualTo(100);
    }

    @Test
    void readsAndWritesYaml() {
        Map<String, String> yaml = Map.of(
                "pipeline.outputs[0].name", "kafka",
                "pipeline.outputs[1].name", "es",
                "pipeline.outputs[1].workers", "2");

        Setting workers =
                setting(observe(json().settings(new NativeSettings("", yaml))), "es.0", SettingRole.CONCURRENCY);

        assertThat(workers.value()).isEqualTo("2");
        assertThat(adapter().patch(workers, "4"))
                .contains(String.join("\n", List.of("pipeline:", "  outputs:", "    - name: es", "      workers: 4")));
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

    private static SeriesBuilder json() {
        SeriesBuilder to = new SeriesBuilder("fluent-bit");
        for (int i = 0; i < 2; i++) {
            long at = i * 10_000L;
            to.counter(at, "input.records", TAIL, 1_000 + i * 1_000);
            to.counter(at, "input.bytes", TAIL, 500_000 + i * 500_000);
            to.gauge(at, "input_chunks.status.mem_size", TAIL, 49e6);
            to.gauge(at, "input_chunks.status.mem_limit", TAIL, 50e6);
            to.counter(at, "output.proc_records", ES, i * 600);
            to.counter(at, "output.dropped_records", ES, i * 10);
        }
        return to;
    }

    private static SeriesBuilder prometheus(double paused) {
        SeriesBuilder to = new SeriesBuilder("fluent-bit");
        for (int i = 0; i < 2; i++) {
            long at = i * 10_000L;
            to.gauge(at, "fluentbit_input_ingestion_paused", TAIL, paused);
            to.gauge(at, "fluentbit_output_chunk_available_capacity_percent", ES, 40);
            to.counter(at, "fluentbit_output_proc_records_total", ES, i * 600);
        }
        return to;
    }
}
