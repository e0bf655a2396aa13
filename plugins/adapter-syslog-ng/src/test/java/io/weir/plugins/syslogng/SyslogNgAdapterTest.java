package io.weir.plugins.syslogng;

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

class SyslogNgAdapterTest extends AdapterContract {

    @Override
    protected Adapter adapter() {
        return new SyslogNgAdapter();
    }

    @Override
    protected NativeWindow window() {
        return older().build();
    }

    @Test
    void readsTheStatisticsOfThree() {
        Observation seen = observe(older());

        assertThat(seen.pipeline().stages().stream().map(Stage::id))
                .containsExactly("s#0", "d#0 queue", "d#0", "d#0 receiver");
        assertThat(mean(seen, "s#0", Signal.OUT)).isEqualTo(100);
        assertThat(mean(seen, "d#0 queue", Signal.IN)).isEqualTo(100);
        assertThat(mean(seen, "d#0 queue", Signal.REJECTED)).isEqualTo(30);
        assertThat(mean(seen, "d#0", Signal.OUT)).isEqualTo(70);
    }

    @Test
    void readsTheMetricsOfFour() {
        SeriesBuilder to = new SeriesBuilder("syslog-ng");
        for (int i = 0; i < 2; i++) {
            long at = i * 10_000L;
            to.counter(at, "syslogng_input_events_total", Map.of("id", "s#0"), i * 1_000);
            to.gauge(at, "syslogng_memory_queue_events", Map.of("id", "d#0"), 900);
            to.gauge(at, "syslogng_memory_queue_capacity", Map.of("id", "d#0"), 1_000);
            to.counter(at, "syslogng_output_events_total", Map.of("id", "d#0", "result", "delivered"), i * 700);
            to.counter(at, "syslogng_output_events_total", Map.of("id", "d#0", "result", "dropped"), i * 300);
        }

        Observation seen = observe(to);

        assertThat(mean(seen, "s#0", Signal.OUT)).isEqualTo(100);
        assertThat(mean(seen, "d#0", Signal.OUT)).isEqualTo(70);
        assertThat(mean(seen, "d#0 queue", Signal.REJECTED)).isEqualTo(30);
        assertThat(setting(seen, "d#0 queue", SettingRole.QUEUE_CAPACITY).origin())
                .isEqualTo(Setting.Origin.REPORTED);
    }

    @Test
    void aCapacityThatIsNotReportedIsAssumed() {
        Observation seen = observe(older());

        assertThat(mean(seen, "d#0 queue", Signal.QUEUE_CAPACITY)).isEqualTo(10_000);
        assertThat(seen.columns()
                        .get(new SignalKey("d#0 queue", Signal.QUEUE_CAPACITY))
                        .quality())
                .isEqualTo(Quality.ASSUMED);
    }

    @Test
    void readsAndWritesOptions() {
        String text = "destination d { network(\"siem\" log_fifo_size(2000)); };\n"
                + "log { source(s); destination(d); flags(flow-control); };";

        Observation seen = observe(older().settings(new NativeSettings(text, Map.of())));

        assertThat(setting(seen, "d#0 queue", SettingRole.QUEUE_CAPACITY).value())
                .isEqualTo("2000");
        assertThat(setting(seen, "d#0 queue", SettingRole.OVERFLOW).value()).isEqualTo("block");
        assertThat(adapter().patch(setting(seen, "d#0 queue", SettingRole.QUEUE_CAPACITY), "20000"))
                .isEqualTo(List.of("log-fifo-size(20000)").stream().findFirst());
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

    private static SeriesBuilder older() {
        SeriesBuilder to = new SeriesBuilder("syslog-ng");
        Map<String, String> source = Map.of("id", "s#0", "instance", "tcp,127.0.0.1");
        Map<String, String> destination = Map.of("id", "d#0", "instance", "tcp,127.0.0.1:25600");
        for (int i = 0; i < 2; i++) {
            long at = i * 10_000L;
            to.counter(at, "src.network/processed", source, i * 1_000);
            to.gauge(at, "dst.network/queued", destination, 10_000);
            to.counter(at, "dst.network/processed", destination, i * 1_000);
            to.counter(at, "dst.network/dropped", destination, i * 300);
            to.counter(at, "dst.network/written", destination, i * 700);
        }
        return to;
    }
}
