package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.Stage;
import io.weir.testkit.AdapterContract;
import io.weir.testkit.SeriesBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every adapter must keep, and what is special of this one. */
class ${className}Test extends AdapterContract {

    private static final int READINGS = 30;
    private static final long APART_MILLIS = 10_000;

    @Override
    protected Adapter adapter() {
        return new ${className}();
    }

    @Override
    protected NativeWindow window() {
        return window(NativeSettings.NONE);
    }

    @Test
    void seesTheStagesOfAnOutput() {
        assertThat(seen(window()).pipeline().stages())
                .extracting(Stage::id)
                .containsExactly("input", "siem queue", "siem", "siem destination");
    }

    @Test
    void countersBecomeRates() {
        Column sent = seen(window()).columns().get(new SignalKey("siem", Signal.OUT));

        assertThat(sent.mean()).isEqualTo(40);
    }

    @Test
    void whatIsNotConfiguredIsTheDefaultOfTheEngine() {
        Setting limit = seen(window()).pipeline().settings().getFirst();

        assertThat(limit.value()).isEqualTo("1000");
        assertThat(limit.origin()).isEqualTo(Setting.Origin.DEFAULT);
    }

    @Test
    void whatIsConfiguredCounts() {
        NativeSettings configured = new NativeSettings("", Map.of("outputs.siem.queue_limit", "5000"));

        assertThat(seen(window(configured)).pipeline().settings().getFirst().value()).isEqualTo("5000");
    }

    @Test
    void aSettingIsWrittenAsTheEngineHasIt() {
        Setting limit = seen(window()).pipeline().settings().getFirst();

        assertThat(adapter().patch(limit, "2000")).contains("queue_limit = 2000");
    }

    private Observation seen(NativeWindow window) {
        return adapter().observe(window).getFirst();
    }

    private static NativeWindow window(NativeSettings configured) {
        SeriesBuilder series = new SeriesBuilder("host-1").settings(configured);
        Map<String, String> siem = Map.of("output", "siem");
        for (int i = 0; i < READINGS; i++) {
            long at = i * APART_MILLIS;
            series.counter(at, "relay_received_total", Map.of(), 500.0 * i);
            series.gauge(at, "relay_queue_length", siem, 10);
            series.gauge(at, "relay_queue_limit", siem, 1000);
            series.counter(at, "relay_sent_total", siem, 400.0 * i);
        }
        return series.build();
    }
}
