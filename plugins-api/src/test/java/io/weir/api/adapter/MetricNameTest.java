package io.weir.api.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricNameTest {

    @ParameterizedTest
    @CsvSource({
        "otelcol_exporter_queue_size,             otelcol_exporter_queue_size,                   true",
        "otelcol_exporter_sent_log_records,       otelcol_exporter_sent_log_records_total,       true",
        "otelcol_exporter_sent_log_records,       otelcol.exporter.sent_log_records,             true",
        "otelcol_process_memory_rss,              otelcol_process_memory_rss_bytes,              true",
        "otelcol_process_cpu_seconds,             otelcol_process_cpu_seconds_total,             true",
        "process.cpu.time,                        process_cpu_time_seconds_total,                true",
        "jvm.cpu.recent_utilization,              jvm_cpu_recent_utilization_ratio,              true",
        "java.lang/ProcessCpuTime,                java_lang_ProcessCpuTime,                      true",
        "vector_buffer_size_events,               vector_buffer_size_bytes,                      false",
        "vector_buffer_size,                      vector_buffer_size_events,                     false",
        "otelcol_exporter_queue_size,             otelcol_exporter_queue_size_count,             false",
        "otelcol_exporter_queue_size,             my_otelcol_exporter_queue_size,                false",
        "total,                                   total,                                         true"
    })
    void isTheSameMetric(String known, String name, boolean same) {
        assertThat(MetricName.of(known).matches(name)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "http.client.request.duration, http.client.request.duration_count,         count, true",
        "http.client.request.duration, http_client_request_duration_seconds_count, count, true",
        "http.client.request.duration, http_client_request_duration_seconds_sum,   sum,   true",
        "http.client.request.duration, http_client_request_duration_seconds_sum,   count, false",
        "http.client.request.duration, http_client_request_duration_seconds,       sum,   false"
    })
    void isThePartOfAHistogram(String known, String name, String part, boolean same) {
        assertThat(MetricName.of(known).matchesPart(name, part)).isEqualTo(same);
    }

    @Test
    void keepsTheNamesOfOlderVersions() {
        MetricName name = MetricName.of("otelcol_processor_incoming_items", "otelcol_processor_accepted_log_records");

        assertThat(name.matches("otelcol_processor_accepted_log_records_total")).isTrue();
        assertThat(name).hasToString("otelcol_processor_incoming_items");
    }

    @Test
    void needsAName() {
        assertThatThrownBy(MetricName::of).hasMessageContaining("a metric needs a name");
        assertThatThrownBy(() -> MetricName.of(" ")).hasMessageContaining("not blank");
    }
}
