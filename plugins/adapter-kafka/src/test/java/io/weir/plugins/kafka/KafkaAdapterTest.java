package io.weir.plugins.kafka;

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

class KafkaAdapterTest extends AdapterContract {

    @Override
    protected Adapter adapter() {
        return new KafkaAdapter();
    }

    @Override
    protected NativeWindow window() {
        return producer("kafka.producer/", "client-id").build();
    }

    @Test
    void readsAProducerUnderTheNamesOfJmx() {
        Observation seen = observe(producer("kafka.producer/", "client-id"));

        assertThat(seen.pipeline().name()).isEqualTo("app-1 producer");
        assertThat(mean(seen, "sender", Signal.OUT)).isEqualTo(2_900);
        assertThat(mean(seen, "sender", Signal.DURATION)).isEqualTo(0.085);
    }

    @Test
    void readsAProducerUnderTheNamesOfPrometheus() {
        for (String prefix : List.of("kafka_producer_", "kafka_producer_producer_metrics_")) {
            Observation seen = observe(producer(prefix, "client_id"));

            assertThat(mean(seen, "sender", Signal.OUT)).isEqualTo(2_900);
        }
    }

    /** 32 MiB, of which a quarter is free, in records of 1 KiB. */
    @Test
    void tellsTheBufferInRecordsWhereTheirSizeIsKnown() {
        SeriesBuilder to = producer("kafka.producer/", "client-id");
        to.gauge(0, "kafka.producer/record-size-avg", Map.of("client-id", "app-1"), 1_024);

        Observation seen = observe(to);

        assertThat(mean(seen, "buffer", Signal.QUEUE_CAPACITY)).isEqualTo(32_768);
        assertThat(mean(seen, "buffer", Signal.QUEUE_SIZE)).isEqualTo(24_576);
    }

    @Test
    void tellsTheBufferInBytesOtherwise() {
        Observation seen = observe(producer("kafka.producer/", "client-id"));

        assertThat(mean(seen, "buffer", Signal.QUEUE_CAPACITY)).isEqualTo(33_554_432);
        assertThat(seen.columns()
                        .get(new SignalKey("buffer", Signal.QUEUE_CAPACITY))
                        .quality())
                .isEqualTo(Quality.DERIVED);
    }

    @Test
    void readsAConsumerByItsLag() {
        SeriesBuilder to = new SeriesBuilder("app");
        Map<String, String> client = Map.of("client-id", "c-1");
        to.gauge(0, "kafka.consumer/records-lag-max", client, 7_000);
        to.gauge(0, "kafka.consumer/records-consumed-rate", client, 120);
        to.gauge(0, "kafka.consumer/poll-idle-ratio-avg", client, 0.25);

        Observation seen = observe(to);

        assertThat(seen.pipeline().stages().stream().map(Stage::id))
                .containsExactly("brokers", "lag", "application", "destination");
        assertThat(mean(seen, "lag", Signal.QUEUE_SIZE)).isEqualTo(7_000);
        assertThat(mean(seen, "application", Signal.UTILIZATION)).isEqualTo(0.75);
    }

    @Test
    void readsAndWritesProperties() {
        SeriesBuilder to =
                producer("kafka.producer/", "client-id").settings(new NativeSettings("", Map.of("linger.ms", "20")));

        Setting linger = setting(observe(to), "sender", SettingRole.BATCH_DELAY);

        assertThat(linger.value()).isEqualTo("0.02");
        assertThat(adapter().patch(linger, "0.05")).contains("linger.ms=50");
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

    private static SeriesBuilder producer(String prefix, String label) {
        SeriesBuilder to = new SeriesBuilder("app");
        Map<String, String> client = Map.of(label, "app-1");
        boolean text = prefix.endsWith("_");
        Map<String, Double> values = Map.of(
                "buffer-total-bytes", 33_554_432.0,
                "buffer-available-bytes", 8_388_608.0,
                "record-send-rate", 2_900.0,
                "request-latency-avg", 85.0);
        for (long at : new long[] {0, 10_000}) {
            values.forEach(
                    (name, value) -> to.gauge(at, prefix + (text ? name.replace('-', '_') : name), client, value));
        }
        return to;
    }
}
