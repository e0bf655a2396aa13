package io.weir.plugins.beats;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.Stage;
import io.weir.testkit.AdapterContract;
import io.weir.testkit.SeriesBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BeatsAdapterTest extends AdapterContract {

    @Override
    protected Adapter adapter() {
        return new BeatsAdapter();
    }

    @Override
    protected NativeWindow window() {
        return beat("libbeat.").build();
    }

    @Test
    void readsTheQueueAndTheOutput() {
        Observation seen = observe(beat("libbeat."));

        assertThat(seen.pipeline().stages().stream().map(Stage::id))
                .containsExactly("inputs", "queue", "output", "destination");
        assertThat(mean(seen, "queue", Signal.IN)).isEqualTo(2_000);
        assertThat(mean(seen, "output", Signal.OUT)).isEqualTo(1_600);
        assertThat(mean(seen, "queue", Signal.QUEUE_CAPACITY)).isEqualTo(3_200);
    }

    @Test
    void readsWhatMetricbeatReports() {
        assertThat(mean(observe(beat("beat.stats.libbeat.")), "output", Signal.OUT))
                .isEqualTo(1_600);
    }

    /** The log of a Beat has only what is not zero. */
    @Test
    void whatIsMissingInTheLogIsZero() {
        assertThat(observe(beat("libbeat."))
                        .columns()
                        .get(new SignalKey("queue", Signal.QUEUE_SIZE))
                        .values())
                .containsExactly(3_200, 0);
    }

    @Test
    void whatFailsIsTriedAgainAndWhatIsDroppedIsLost() {
        Observation seen = observe(beat("libbeat."));

        assertThat(mean(seen, "output", Signal.RETRIES)).isEqualTo(40);
        assertThat(mean(seen, "output", Signal.ERRORS)).isEqualTo(1);
    }

    @Test
    void readsAndWritesTheConfiguration() {
        Map<String, String> yaml = Map.of("output.kafka.worker", "2", "queue.mem.flush.timeout", "5s");

        Observation seen = observe(beat("libbeat.").settings(new NativeSettings("", yaml)));

        assertThat(setting(seen, "kafka", SettingRole.CONCURRENCY).value()).isEqualTo("2");
        assertThat(setting(seen, "queue", SettingRole.BATCH_DELAY).value()).isEqualTo("5");
        assertThat(adapter().patch(setting(seen, "kafka", SettingRole.CONCURRENCY), "4"))
                .contains("output.kafka:\n  worker: 4");
        assertThat(adapter().patch(setting(seen, "queue", SettingRole.QUEUE_CAPACITY), "6400"))
                .contains("queue.mem.events: 6400");
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

    private static SeriesBuilder beat(String prefix) {
        SeriesBuilder to = new SeriesBuilder("filebeat");
        to.gauge(0, prefix + "pipeline.queue.filled.events", Map.of(), 3_200);
        for (int i = 0; i < 2; i++) {
            long at = i * 30_000L;
            to.gauge(at, prefix + "pipeline.queue.max_events", Map.of(), 3_200);
            to.counter(at, prefix + "pipeline.queue.added.events", Map.of(), i * 60_000);
            to.counter(at, prefix + "output.events.acked", Map.of(), i * 48_000);
            to.counter(at, prefix + "output.events.failed", Map.of(), i * 1_200);
            to.counter(at, prefix + "output.events.dropped", Map.of(), i * 30);
        }
        return to;
    }
}
