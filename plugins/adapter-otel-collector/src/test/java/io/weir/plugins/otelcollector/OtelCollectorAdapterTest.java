package io.weir.plugins.otelcollector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtelCollectorAdapterTest extends AdapterContract {

    private static final Map<String, String> SIEM = Map.of("exporter", "otlp/siem");
    private static final Map<String, String> QUEUE = Map.of("exporter", "otlp/siem", "data_type", "logs");
    private static final String STAGE = "otlp/siem queue";

    @Override
    protected Adapter adapter() {
        return new OtelCollectorAdapter();
    }

    @Override
    protected NativeWindow window() {
        return collector("").build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_total"})
    void readsNewerAndOlderNames(String suffix) {
        Observation seen = logs(collector(suffix));

        assertThat(mean(seen, "otlp", Signal.OUT)).isEqualTo(1_000);
        assertThat(mean(seen, "batch", Signal.OUT)).isEqualTo(1_000);
        assertThat(mean(seen, "otlp/siem", Signal.OUT)).isEqualTo(600);
        assertThat(mean(seen, "otlp/siem", Signal.ERRORS)).isEqualTo(20);
        assertThat(mean(seen, STAGE, Signal.REJECTED)).isEqualTo(380);
    }

    /** The queue counts requests; a request holds what the batcher made, 100 events. */
    @Test
    void tellsAQueueOfRequestsInEvents() {
        Observation seen = logs(collector(""));

        assertThat(mean(seen, STAGE, Signal.QUEUE_CAPACITY)).isEqualTo(100_000);
        assertThat(seen.columns().get(new SignalKey(STAGE, Signal.QUEUE_SIZE)).last())
                .isEqualTo(99_800);
        assertThat(mean(seen, STAGE, Signal.IN)).isCloseTo(1_000, within(0.1));
    }

    @Test
    void aQueueOfItemsIsAsItIs() {
        SeriesBuilder to = collector("")
                .settings(new NativeSettings("", Map.of("exporters.otlp/siem.sending_queue.sizer", "items")));

        assertThat(mean(logs(to), STAGE, Signal.QUEUE_CAPACITY)).isEqualTo(1_000);
    }

    /** Nothing in events may rest on a capacity in requests. */
    @Test
    void withoutTheSizeOfARequestItStaysInRequests() {
        SeriesBuilder to = new SeriesBuilder("collector");
        queue(to, 0, 990);
        queue(to, 10_000, 998);

        Observation seen = logs(to);

        assertThat(mean(seen, STAGE, Signal.QUEUE_CAPACITY)).isEqualTo(1_000);
        assertThat(seen.pipeline().setting(STAGE, SettingRole.QUEUE_CAPACITY)).isEmpty();
    }

    @Test
    void consumersAreBusyAsFarAsRequestsAreInFlight() {
        assertThat(mean(logs(collector("")), "otlp/siem", Signal.UTILIZATION)).isEqualTo(0.8);
    }

    @Test
    void withoutConfigurationTheLimiterIsFirstAndTheBatcherLast() {
        SeriesBuilder to = collector("");
        for (String p : List.of("attributes", "memory_limiter")) {
            to.counter(0, "otelcol_processor_incoming_items", Map.of("processor", p, "otel_signal", "logs"), 1);
        }
        to.counter(0, "otelcol_processor_refused_log_records", Map.of("processor", "memory_limiter"), 0);
        to.counter(10_000, "otelcol_processor_refused_log_records", Map.of("processor", "memory_limiter"), 70);

        Observation seen = logs(to);

        assertThat(seen.pipeline().stages().stream().map(Stage::id))
                .containsExactly(
                        "otlp", "memory_limiter", "attributes", "batch", STAGE, "otlp/siem", "otlp/siem destination");
        assertThat(mean(seen, "memory_limiter", Signal.REJECTED)).isEqualTo(7);
    }

    @Test
    void withConfigurationEachPipelineIsOne() {
        Map<String, String> yaml = Map.of(
                "service.pipelines.logs/audit.receivers[0]", "otlp",
                "service.pipelines.logs/audit.processors[0]", "batch",
                "service.pipelines.logs/audit.processors[1]", "attributes",
                "service.pipelines.logs/audit.exporters[0]", "otlp/siem",
                "processors.batch.send_batch_size", "64",
                "processors.batch.timeout", "1s");

        Observation seen = adapter()
                .observe(collector("").settings(new NativeSettings("", yaml)).build())
                .getFirst();

        assertThat(seen.pipeline().name()).isEqualTo("logs/audit");
        assertThat(seen.pipeline().edges())
                .contains(new Edge("batch", "attributes"), new Edge("attributes", STAGE))
                .doesNotContain(new Edge("batch", STAGE));
        assertThat(seen.pipeline().setting("batch", SettingRole.BATCH_SIZE).map(Setting::value))
                .contains("64");
        assertThat(seen.pipeline().setting("batch", SettingRole.BATCH_DELAY).map(Setting::value))
                .contains("1");
    }

    @Test
    void aComponentOfTheSameNameAtBothEndsIsTwoStages() {
        SeriesBuilder to = collector("");
        to.counter(0, "otelcol_exporter_sent_log_records", Map.of("exporter", "otlp"), 0);

        assertThat(logs(to).pipeline().stages().stream().map(Stage::id)).contains("otlp receiver", "otlp");
    }

    @Test
    void kindsOfDataAreToldApart() {
        SeriesBuilder to = collector("");
        to.counter(0, "otelcol_exporter_sent_spans", SIEM, 0);
        to.counter(10_000, "otelcol_exporter_sent_spans", SIEM, 50);

        List<Observation> seen = adapter().observe(to.build());

        assertThat(seen.stream().map(o -> o.pipeline().name())).containsExactly("logs", "traces");
        assertThat(mean(seen.getLast(), "otlp/siem", Signal.OUT)).isEqualTo(5);
    }

    @Test
    void writesASettingAsYaml() {
        Observation seen = logs(collector(""));

        assertThat(adapter().patch(setting(seen, "otlp/siem", SettingRole.CONCURRENCY), "20"))
                .contains("exporters:\n  otlp/siem:\n    sending_queue:\n      num_consumers: 20");
        assertThat(adapter().patch(setting(seen, STAGE, SettingRole.QUEUE_CAPACITY), "200000"))
                .contains("exporters:\n  otlp/siem:\n    sending_queue:\n      queue_size: 200000\n      sizer: items");
        assertThat(adapter().patch(setting(seen, "batch", SettingRole.BATCH_DELAY), "0.5"))
                .contains("processors:\n  batch:\n    timeout: 500ms");
        assertThat(adapter().patch(setting(seen, STAGE, SettingRole.OVERFLOW), "block"))
                .contains("exporters:\n  otlp/siem:\n    sending_queue:\n      block_on_overflow: true");
    }

    private Observation logs(SeriesBuilder to) {
        return adapter().observe(to.build()).getFirst();
    }

    private static double mean(Observation seen, String stage, Signal signal) {
        return seen.columns().get(new SignalKey(stage, signal)).mean();
    }

    private static Setting setting(Observation seen, String stage, SettingRole role) {
        return seen.pipeline().setting(stage, role).orElseThrow();
    }

    private static void queue(SeriesBuilder to, long at, double size) {
        to.gauge(at, "otelcol_exporter_queue_size", QUEUE, size);
        to.gauge(at, "otelcol_exporter_queue_capacity", QUEUE, 1_000);
    }

    /** In ten seconds 10,000 are received in 100 batches, 6,000 sent, 200 failed and 3,800 refused. */
    private static SeriesBuilder collector(String suffix) {
        SeriesBuilder to = new SeriesBuilder("collector");
        Map<String, String> batch = Map.of("processor", "batch", "otel.signal", "logs");
        for (int i = 0; i < 2; i++) {
            long at = i * 10_000L;
            queue(to, at, 998);
            to.counter(at, "otelcol_receiver_accepted_log_records" + suffix, Map.of("receiver", "otlp"), i * 10_000);
            to.counter(at, "otelcol_processor_incoming_items" + suffix, batch, i * 10_000);
            to.counter(at, "otelcol_processor_outgoing_items" + suffix, batch, i * 10_000);
            to.counter(at, "otelcol_processor_batch_batch_send_size_count", Map.of("processor", "batch"), i * 100);
            to.counter(at, "otelcol_processor_batch_batch_send_size_sum", Map.of("processor", "batch"), i * 10_000);
            to.counter(at, "otelcol_exporter_sent_log_records" + suffix, SIEM, i * 6_000);
            to.counter(at, "otelcol_exporter_send_failed_log_records" + suffix, SIEM, i * 200);
            to.counter(at, "otelcol_exporter_enqueue_failed_log_records" + suffix, SIEM, i * 3_800);
            to.gauge(at, "otelcol_exporter_in_flight_requests", SIEM, 8);
        }
        return to;
    }
}
