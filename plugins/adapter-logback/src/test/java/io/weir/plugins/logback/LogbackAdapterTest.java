package io.weir.plugins.logback;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.Setting.Origin;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.testkit.AdapterContract;
import io.weir.testkit.SeriesBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogbackAdapterTest extends AdapterContract {

    private static final String BEAN = "ch.qos.logback.classic.AsyncAppender/";
    private static final Map<String, String> ASYNC = Map.of("name", "ASYNC");
    private static final String QUEUE = "ASYNC queue";

    @Override
    protected Adapter adapter() {
        return new LogbackAdapter();
    }

    @Override
    protected NativeWindow window() {
        return appender(51, 0).build();
    }

    /** An event of level INFO that finds less than 51 free of 256 is discarded: the last one taken is the 206th. */
    @ParameterizedTest
    @CsvSource({"51, 0, 206, drop", "0, 0, 256, block", "0, 1, 256, drop"})
    void whatItTakesBeforeItDiscardsIsItsCapacity(
            double threshold, double neverBlock, double capacity, String overflow) {
        Observation seen =
                adapter().observe(appender(threshold, neverBlock).build()).getFirst();

        assertThat(seen.columns()
                        .get(new SignalKey(QUEUE, Signal.QUEUE_CAPACITY))
                        .last())
                .isEqualTo(capacity);
        assertThat(setting(seen.pipeline(), QUEUE, SettingRole.OVERFLOW).value())
                .isEqualTo(overflow);
    }

    @Test
    void aThresholdThatIsNotReportedIsAFifth() {
        SeriesBuilder to = new SeriesBuilder("app");
        to.gauge(0, BEAN + "numberOfElementsInQueue", ASYNC, 10);
        to.gauge(0, BEAN + "queueSize", ASYNC, 256);

        Observation seen = adapter().observe(to.build()).getFirst();

        assertThat(seen.columns()
                        .get(new SignalKey(QUEUE, Signal.QUEUE_CAPACITY))
                        .last())
                .isEqualTo(206);
    }

    /** Logback counts neither what it writes nor what it discards. */
    @Test
    void inventsNeitherRatesNorLosses() {
        Observation seen = adapter().observe(window()).getFirst();

        assertThat(seen.columns().keySet())
                .extracting(SignalKey::signal)
                .containsExactlyInAnyOrder(Signal.QUEUE_SIZE, Signal.QUEUE_CAPACITY);
    }

    @Test
    void readsTheConfiguration() {
        String text = """
                <configuration>
                  <appender name="SIEM" class="ch.qos.logback.classic.net.SocketAppender">
                    <immediateFlush>false</immediateFlush>
                  </appender>
                  <appender name="ASYNC" class="ch.qos.logback.classic.AsyncAppender">
                    <queueSize>256</queueSize>
                    <appender-ref ref="SIEM" />
                  </appender>
                </configuration>
                """;
        NativeWindow window =
                appender(51, 0).settings(new NativeSettings(text, Map.of())).build();

        Setting flush = setting(adapter().observe(window).getFirst().pipeline(), "SIEM", SettingRole.FLUSH_EACH);

        assertThat(flush.value()).isEqualTo("false");
        assertThat(flush.origin()).isEqualTo(Origin.CONFIGURED);
    }

    @Test
    void writesASettingAsAnElement() {
        Pipeline pipeline = adapter().observe(window()).getFirst().pipeline();

        assertThat(adapter().patch(setting(pipeline, QUEUE, SettingRole.QUEUE_CAPACITY), "4096"))
                .contains("<queueSize>4096</queueSize>");
        assertThat(adapter().patch(setting(pipeline, "appender", SettingRole.FLUSH_EACH), "false"))
                .contains("<immediateFlush>false</immediateFlush>");
    }

    private static Setting setting(Pipeline pipeline, String stage, SettingRole role) {
        return pipeline.setting(stage, role).orElseThrow();
    }

    private static SeriesBuilder appender(double threshold, double neverBlock) {
        SeriesBuilder to = new SeriesBuilder("app");
        for (int i = 0; i < 2; i++) {
            to.gauge(i * 1_000L, BEAN + "numberOfElementsInQueue", ASYNC, 206 - i);
            to.gauge(i * 1_000L, BEAN + "queueSize", ASYNC, 256);
            to.gauge(i * 1_000L, BEAN + "discardingThreshold", ASYNC, threshold);
            to.gauge(i * 1_000L, BEAN + "neverBlock", ASYNC, neverBlock);
        }
        return to;
    }
}
