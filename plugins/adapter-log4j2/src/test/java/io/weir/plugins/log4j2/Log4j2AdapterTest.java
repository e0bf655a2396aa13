package io.weir.plugins.log4j2;

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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Log4j2AdapterTest extends AdapterContract {

    private static final String BEAN = "org.apache.logging.log4j2/";
    private static final Map<String, String> RING =
            Map.of("type", "AsyncContext@30946e09", "component", "AsyncLoggerRingBuffer");

    @Override
    protected Adapter adapter() {
        return new Log4j2Adapter();
    }

    @Override
    protected NativeWindow window() {
        return ring().build();
    }

    @Test
    void whatWaitsIsWhatIsNoLongerFree() {
        Observation seen = adapter().observe(window()).getFirst();

        assertThat(seen.pipeline().name()).isEqualTo("async loggers");
        assertThat(seen.columns()
                        .get(new SignalKey("async loggers queue", Signal.QUEUE_SIZE))
                        .values())
                .containsExactly(10, 1024);
        assertThat(seen.columns()
                        .get(new SignalKey(SignalKey.WHOLE, Signal.CPU))
                        .last())
                .isEqualTo(0.5);
    }

    /** Log4j counts no events. */
    @Test
    void inventsNoRates() {
        Observation seen = adapter().observe(window()).getFirst();

        assertThat(seen.columns().keySet())
                .extracting(SignalKey::signal)
                .containsExactlyInAnyOrder(Signal.QUEUE_SIZE, Signal.QUEUE_CAPACITY, Signal.CPU);
    }

    @Test
    void micrometerCountsWhatIsLogged() {
        SeriesBuilder to = ring();
        for (String level : List.of("info", "warn")) {
            to.counter(0, "log4j2_events_total", Map.of("level", level), 0);
            to.counter(1_000, "log4j2_events_total", Map.of("level", level), 300);
        }

        Observation seen = adapter().observe(to.build()).getFirst();

        assertThat(seen.columns().get(new SignalKey("application", Signal.OUT)).last())
                .isEqualTo(600);
    }

    @Test
    void anAsynchronousAppenderIsAPipelineOfItsOwn() {
        SeriesBuilder to = ring();
        Map<String, String> appender = Map.of("type", "app", "component", "AsyncAppenders", "name", "ASYNC");
        to.gauge(0, BEAN + "QueueCapacity", appender, 1024);
        to.gauge(0, BEAN + "QueueRemainingCapacity", appender, 1000);

        List<Observation> seen = adapter().observe(to.build());

        assertThat(seen.stream().map(o -> o.pipeline().name())).containsExactlyInAnyOrder("async loggers", "ASYNC");
    }

    @Test
    void severalContextsAreToldApart() {
        SeriesBuilder to = ring();
        Map<String, String> other = Map.of("type", "AsyncContext@11111111", "component", "AsyncLoggerRingBuffer");
        to.gauge(0, BEAN + "BufferSize", other, 1024);
        to.gauge(0, BEAN + "RemainingCapacity", other, 1024);

        assertThat(adapter().observe(to.build()).stream().map(o -> o.pipeline().name()))
                .containsExactly("async loggers", "async loggers 2");
    }

    @Test
    void whatIsNotKnownIsAssumed() {
        Pipeline pipeline = pipeline("");

        assertThat(setting(pipeline, "async loggers queue", SettingRole.QUEUE_CAPACITY)
                        .origin())
                .isEqualTo(Origin.REPORTED);
        assertThat(setting(pipeline, "async loggers queue", SettingRole.OVERFLOW)
                        .value())
                .isEqualTo("block");
        assertThat(setting(pipeline, "appenders", SettingRole.FLUSH_EACH).origin())
                .isEqualTo(Origin.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log4j2.asyncQueueFullPolicy=Discard\nappender.siem.immediateFlush = false\nrootLogger.appenderRef.siem.ref = SIEM",
                "log4j2.asyncQueueFullPolicy=Discard\n<Socket name=\"SIEM\" immediateFlush=\"false\"/>"
                        + "<Root level=\"info\"><AppenderRef ref=\"SIEM\"/></Root>",
                "log4j2.asyncQueueFullPolicy: Discard\nSocket:\n  immediateFlush: false\nRoot:\n  AppenderRef:\n    ref: SIEM"
            })
    void readsTheConfigurationInItsSpellings(String text) {
        Pipeline pipeline = pipeline(text);

        assertThat(setting(pipeline, "async loggers queue", SettingRole.OVERFLOW)
                        .value())
                .isEqualTo("drop");
        assertThat(setting(pipeline, "SIEM", SettingRole.FLUSH_EACH).value()).isEqualTo("false");
    }

    @Test
    void writesASettingAsLog4jReadsIt() {
        Pipeline pipeline = pipeline("");

        assertThat(adapter().patch(setting(pipeline, "async loggers queue", SettingRole.QUEUE_CAPACITY), "4096"))
                .contains("log4j2.asyncLoggerRingBufferSize=4096");
        assertThat(adapter().patch(setting(pipeline, "async loggers queue", SettingRole.OVERFLOW), "drop"))
                .contains("log4j2.asyncQueueFullPolicy=Discard");
        assertThat(adapter().patch(setting(pipeline, "appenders", SettingRole.FLUSH_EACH), "false"))
                .contains("immediateFlush=\"false\"");
    }

    private Pipeline pipeline(String text) {
        NativeWindow window =
                ring().settings(new NativeSettings(text, Map.of())).build();
        return adapter().observe(window).getFirst().pipeline();
    }

    private static Setting setting(Pipeline pipeline, String stage, SettingRole role) {
        return pipeline.setting(stage, role).orElseThrow();
    }

    private static SeriesBuilder ring() {
        SeriesBuilder to = new SeriesBuilder("app");
        for (int i = 0; i < 2; i++) {
            to.gauge(i * 1_000L, BEAN + "BufferSize", RING, 1024);
            to.gauge(i * 1_000L, BEAN + "RemainingCapacity", RING, i == 0 ? 1014 : 0);
            to.counter(i * 1_000L, "java.lang/ProcessCpuTime", Map.of("type", "OperatingSystem"), i * 0.5e9);
        }
        return to;
    }
}
