package io.weir.plugins.fluentd;

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

class FluentdAdapterTest extends AdapterContract {

    private static final Map<String, String> ES =
            Map.of("plugin_id", "out_es", "plugin_category", "output", "type", "elasticsearch");

    @Override
    protected Adapter adapter() {
        return new FluentdAdapter();
    }

    @Override
    protected NativeWindow window() {
        return output(0).build();
    }

    @Test
    void theLimitFollowsFromWhatIsFree() {
        Observation seen = observe(output(0));

        assertThat(seen.pipeline().stages().stream().map(Stage::id))
                .isEqualTo(List.of("inputs", "out_es buffer", "out_es", "destination"));
        assertThat(mean(seen, "out_es buffer", Signal.QUEUE_SIZE)).isEqualTo(3e8);
        assertThat(mean(seen, "out_es buffer", Signal.QUEUE_CAPACITY)).isEqualTo(4e8);
        assertThat(seen.columns()).doesNotContainKey(new SignalKey("out_es", Signal.OUT));
    }

    /** Records of 1,000 bytes; what waits stays the same, so as many leave as come. */
    @Test
    void withTheSizeOfRecordsItIsToldInRecords() {
        Observation seen = observe(output(1_000));

        assertThat(mean(seen, "out_es buffer", Signal.QUEUE_CAPACITY)).isEqualTo(400_000);
        assertThat(mean(seen, "out_es", Signal.OUT)).isEqualTo(100);
        assertThat(seen.columns().get(new SignalKey("out_es", Signal.OUT)).quality())
                .isEqualTo(Quality.DERIVED);
    }

    @Test
    void flushThreadsAreBusyAsLongAsTheyFlush() {
        Observation seen = observe(output(0));

        assertThat(mean(seen, "out_es", Signal.DURATION)).isEqualTo(0.9);
        assertThat(mean(seen, "out_es", Signal.UTILIZATION)).isEqualTo(0.9);
    }

    @Test
    void readsAndWritesTheSection() {
        String text =
                "<match **>\n  <buffer>\n    flush_thread_count 4\n    overflow_action block\n  </buffer>\n</match>";

        Observation seen = observe(output(0).settings(new NativeSettings(text, Map.of())));

        assertThat(setting(seen, "out_es", SettingRole.CONCURRENCY).value()).isEqualTo("4");
        assertThat(setting(seen, "out_es buffer", SettingRole.OVERFLOW).value()).isEqualTo("block");
        assertThat(adapter().patch(setting(seen, "out_es", SettingRole.CONCURRENCY), "8"))
                .contains("<buffer>\n  flush_thread_count 8\n</buffer>");
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

    private static SeriesBuilder output(double bytes) {
        SeriesBuilder to = new SeriesBuilder("fluentd");
        for (int i = 0; i < 2; i++) {
            long at = i * 10_000L;
            to.gauge(at, "buffer_total_queued_size", ES, 3e8);
            to.gauge(at, "buffer_available_buffer_space_ratios", ES, 25);
            to.counter(at, "emit_records", ES, 1_000 + i * 1_000);
            to.counter(at, "emit_size", ES, (1_000 + i * 1_000) * bytes);
            to.counter(at, "write_count", ES, i * 10);
            to.counter(at, "flush_time_count", ES, i * 9_000);
        }
        return to;
    }
}
