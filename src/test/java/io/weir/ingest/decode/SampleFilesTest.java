package io.weir.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.ingest.DecodedFrame;
import io.weir.ingest.Payload;
import io.weir.ingest.PayloadDecoder;
import io.weir.ingest.SeriesIdentity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleFilesTest {

    private static final Map<String, String> FORMATS = new TreeMap<>(Map.ofEntries(
            Map.entry("beats/filebeat_monitoring_log.json", "beats-monitoring"),
            Map.entry("beats/metricbeat_kafka.json", "metricbeat"),
            Map.entry("collectd/graphite.txt", "graphite"),
            Map.entry("collectd/putval.txt", "collectd-putval"),
            Map.entry("collectd/write_http_batch_real.json", "collectd-json"),
            Map.entry("collectd/write_kafka_json.json", "collectd-json"),
            Map.entry("dropwizard/metrics_json.json", "dropwizard"),
            Map.entry("fapilog/prometheus_real_snapshot.json", "snapshot"),
            Map.entry("fluent_bit/api_v1_metrics.json", "fluent-bit-metrics"),
            Map.entry("fluent_bit/api_v1_storage.json", "fluent-bit-metrics"),
            Map.entry("fluent_bit/kafka_json_log.json", "none: it is a log record"),
            Map.entry("fluent_bit/prometheus_v2.txt", "prometheus-text"),
            Map.entry("fluentd/monitor_agent.json", "fluentd-monitor"),
            Map.entry("jmx_kafka_client/jolokia_bulk.json", "jolokia"),
            Map.entry("logstash/node_stats_pipelines.json", "logstash-node-stats"),
            Map.entry("otel_java_sdk/legacy_metrics_real.json", "snapshot"),
            Map.entry("otelcol_kafka/otlp_json.json", "otlp-json"),
            Map.entry("otelcol_kafka/otlp_proto.bin", "otlp-proto"),
            Map.entry("prometheus_kafka_adapter/json.json", "prometheus-kafka-adapter"),
            Map.entry("prometheus_remote_write/metadata_real.snappy", "prometheus-remote-write"),
            Map.entry("prometheus_remote_write/write_request_v1.proto.bin", "prometheus-remote-write"),
            Map.entry("prometheus_remote_write/write_request_v1.snappy", "prometheus-remote-write"),
            Map.entry("rsyslog/impstats_cee.txt", "rsyslog-impstats"),
            Map.entry("rsyslog/impstats_json_elasticsearch.txt", "rsyslog-impstats"),
            Map.entry("rsyslog/impstats_json_real.jsonl", "rsyslog-impstats"),
            Map.entry("rsyslog/impstats_legacy.txt", "rsyslog-impstats"),
            Map.entry("sparkplug_b/ndata.bin", "sparkplug-b"),
            Map.entry("syslog_ng/query_3.38_real.txt", "syslog-ng-query"),
            Map.entry("syslog_ng/stats_3.38_real.csv", "syslog-ng-csv"),
            Map.entry("syslog_ng/stats_prometheus_4.x.txt", "prometheus-text"),
            Map.entry("telegraf_kafka/influx.txt", "influx-line"),
            Map.entry("telegraf_kafka/influx_agent.txt", "influx-line"),
            Map.entry("telegraf_kafka/json.json", "telegraf-json"),
            Map.entry("telegraf_kafka/prometheus.txt", "prometheus-text"),
            Map.entry("vector_kafka/json.jsonl", "vector-json"),
            Map.entry("vector_kafka/native_json.json", "vector-native-json"),
            Map.entry("weir/weir_json.json", "weir-json")));

    static List<String> names() {
        return SampleFiles.names();
    }

    @Test
    void everySampleHasItsFormat() {
        assertThat(SampleFiles.names()).containsExactlyElementsOf(FORMATS.keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void exactlyItsOwnFormatRecognisesASample(String name) {
        Payload payload = SampleFiles.payload(name);

        List<String> recognising = SampleFiles.ALL.stream()
                .filter(decoder -> decoder.recognises(payload))
                .map(PayloadDecoder::format)
                .toList();

        String format = FORMATS.get(name);
        assertThat(recognising).isEqualTo(format.startsWith("none") ? List.of() : List.of(format));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aSampleBecomesTheseSeries(String name) throws Exception {
        Payload payload = SampleFiles.payload(name);
        List<String> lines = new ArrayList<>();
        for (PayloadDecoder decoder : SampleFiles.ALL) {
            if (decoder.recognises(payload)) {
                decoder.decode(payload).forEach(frame -> lines.addAll(lines(frame)));
            }
        }

        assertThat(lines).isEqualTo(expected(name, lines));
    }

    /** A head with source and instant, then a line for each series. */
    static List<String> lines(DecodedFrame frame) {
        List<String> lines = new ArrayList<>();
        DecodedFrame.Description description = frame.description().get();
        lines.add(description.source().name() + " " + description.source().attributes() + " at "
                + Instant.ofEpochMilli(frame.atMillis()));
        for (int i = 0; i < frame.values().length; i++) {
            SeriesIdentity series = description.series().get(i);
            lines.add("  " + series.name() + (series.labels().isEmpty() ? "" : series.labels()) + " " + series.kind()
                    + (series.unit().isEmpty() ? "" : " in " + series.unit()) + " = " + frame.values()[i]);
        }
        return lines;
    }

    // -Dweir.samples.write=true writes what is decoded now, to be read and then kept or not.
    private static List<String> expected(String name, List<String> now) throws Exception {
        Path file = SampleFiles.root().resolve("expected").resolve(name + ".txt");
        if (Boolean.getBoolean("weir.samples.write")) {
            Files.createDirectories(file.getParent());
            Files.write(file, now, StandardCharsets.UTF_8);
        }
        return Files.readAllLines(file, StandardCharsets.UTF_8);
    }
}
