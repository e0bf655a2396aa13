package io.weir.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.weir.api.adapter.NativeSettings;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.ingest.Decoders;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.decode.Formats;
import io.weir.ingest.encoding.Unpacking;
import io.weir.ingest.recording.Recording;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each engine puts on the wire is decoded, and the engine's adapter, and no other, sees its pipeline in it. */
class EngineSamplesTest {

    private static final Unpacking UNPACKING = new Unpacking(1 << 20);

    /** Each sample is one reading, so that levels are seen and no rates. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "otelcol_kafka/otlp_json.json,  otel-collector, logs, otlp/siem queue, QUEUE_CAPACITY, 1000",
                "otelcol_kafka/otlp_json.json,  otel-collector, logs, otlp/siem, UTILIZATION, 1",
                "otelcol_kafka/otlp_proto.bin,  otel-collector, logs, otlp/siem queue, QUEUE_SIZE, 998",
                "prometheus_kafka_adapter/json.json, otel-collector, data, otlp/siem queue, QUEUE_SIZE, 998",
                "otel_java_sdk/legacy_metrics_real.json, otel-sdk, BatchLogRecordProcessor, BatchLogRecordProcessor queue, QUEUE_SIZE, -1",
                "vector_kafka/json.jsonl,       vector, vector, siem_http buffer, QUEUE_SIZE, 500",
                "vector_kafka/json.jsonl,       vector, vector, siem_http, UTILIZATION, 0.998",
                "vector_kafka/native_json.json, vector, vector, siem_http buffer, QUEUE_CAPACITY, 500",
                "logstash/node_stats_pipelines.json, logstash, main, queue, QUEUE_SIZE, 500",
                "logstash/node_stats_pipelines.json, logstash, main, queue, IN, 603.1",
                "logstash/node_stats_pipelines.json, logstash, main, es1, UTILIZATION, 0.963",
                "beats/filebeat_monitoring_log.json, beats, beat, queue, QUEUE_SIZE, 3200",
                "beats/metricbeat_kafka.json,   beats, beat, queue, QUEUE_CAPACITY, 3200",
                "telegraf_kafka/influx.txt,     telegraf, telegraf, kafka buffer, QUEUE_SIZE, 9870",
                "telegraf_kafka/json.json,      telegraf, telegraf, kafka, DURATION, 0.412345678",
                "telegraf_kafka/prometheus.txt, telegraf, telegraf, kafka buffer, QUEUE_CAPACITY, 10000",
                "prometheus_remote_write/write_request_v1.snappy, prometheus-remote-write, a1b2c3, shards queue, QUEUE_SIZE, 12000",
                "prometheus_remote_write/write_request_v1.snappy, prometheus-remote-write, a1b2c3, shards, UTILIZATION, 1",
                "jmx_kafka_client/jolokia_bulk.json, kafka-client, app-1 producer, sender, OUT, 2900",
                "jmx_kafka_client/jolokia_bulk.json, kafka-client, app-1 producer, buffer, QUEUE_SIZE, 33554432",
                "syslog_ng/stats_3.38_real.csv, syslog-ng, syslog-ng, d#0 queue, QUEUE_SIZE, 0",
                "syslog_ng/query_3.38_real.txt, syslog-ng, syslog-ng, d#0 queue, QUEUE_CAPACITY, 10000",
                "syslog_ng/stats_prometheus_4.x.txt, syslog-ng, syslog-ng, d#0 queue, QUEUE_SIZE, 1000",
                "fluent_bit/api_v1_storage.json, fluent-bit, fluent-bit, tail.0 buffer, QUEUE_CAPACITY, 52428800",
                "fluent_bit/prometheus_v2.txt,  fluent-bit, fluent-bit, tail.0 buffer, QUEUE_SIZE, 100",
                "fluentd/monitor_agent.json,    fluentd, out_es, out_es buffer, QUEUE_SIZE, 251658240",
                "rsyslog/impstats_json_real.jsonl, rsyslog, rsyslog, main Q, QUEUE_SIZE, 14000",
                "fapilog/prometheus_real_snapshot.json, fapilog, fapilog, queue, QUEUE_CAPACITY, -1"
            })
    void isSeenByTheAdapterOfItsEngine(
            String sample, String engine, String pipeline, String stage, Signal signal, double value) {
        List<Observation> seen = observe(sample);

        assertThat(seen.stream().map(o -> o.pipeline().engine())).containsExactly(engine);
        Observation only = seen.getFirst();
        assertThat(only.pipeline().name()).isEqualTo(pipeline);
        if (value >= 0) {
            assertThat(only.columns().get(new SignalKey(stage, signal)).last()).isCloseTo(value, within(1e-6));
        } else {
            assertThat(only.pipeline().stage(stage)).isPresent();
        }
    }

    private static List<Observation> observe(String sample) {
        Recording recording =
                new Recording(sample, new Decoders(Formats.all(IdentityRules.DEFAULT, UNPACKING), Map.of(), UNPACKING));
        byte[] content = bytes(sample);
        if (sample.endsWith(".jsonl") || sample.contains("query_")) {
            new String(content, StandardCharsets.UTF_8).lines().forEach(recording::add);
        } else {
            recording.add(content, Instant.EPOCH);
        }
        assertThat(recording.firstProblem()).isEmpty();
        return recording.windows(NativeSettings.NONE).stream()
                .flatMap(w -> Recorded.observe(w).stream())
                .toList();
    }

    private static byte[] bytes(String sample) {
        try (InputStream in = EngineSamplesTest.class.getResourceAsStream("/samples/" + sample)) {
            return Objects.requireNonNull(in, sample).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
