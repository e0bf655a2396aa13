package io.weir.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.adapter.NativeSettings;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Suggestion;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every recorded phase gets the diagnosis that its ground truth asks for, with and without the configuration. */
class RecordingsTest {

    @ParameterizedTest
    @CsvSource({
        "rsyslog/slow_sink,                    fwd_siem,                bottleneck.destination,      SINK,    EXTERNAL,",
        "rsyslog/slow_sink.wrongfix_queue,     fwd_siem,                bottleneck.destination,      SINK,    EXTERNAL,",
        "rsyslog/slow_sink.wrongfix_workers,   fwd_siem,                bottleneck.destination,      SINK,    EXTERNAL,",
        "rsyslog/few_workers,                  out_api,                 bottleneck.sink-concurrency, SINK,    INCREASE, queue.workerThreads",
        "rsyslog/few_workers.wrongfix_batch,   out_api,                 bottleneck.sink-concurrency, SINK,    INCREASE, queue.workerThreads",
        "rsyslog/few_workers.fixed_2workers,   out_api,                 bottleneck.sink-concurrency, SINK,    INCREASE, queue.workerThreads",
        "rsyslog/small_queue_bursts,           out_db queue,            bottleneck.queue-capacity,   QUEUE,   INCREASE, queue.size",
        "rsyslog/small_queue_bursts.wrongfix_batch, out_db queue,       bottleneck.queue-capacity,   QUEUE,   INCREASE, queue.size",
        "fapilog/slow_sink,                    http,                    bottleneck.batch-size,       SINK,    INCREASE, http.batch_size",
        "fapilog/slow_sink.conc4,              http,                    bottleneck.batch-size,       SINK,    INCREASE, http.batch_size",
        "fapilog/slow_sink.conc16,             http,                    bottleneck.batch-size,       SINK,    INCREASE, http.batch_size",
        "fapilog/slow_sink.conc16_workers4,    http,                    bottleneck.batch-size,       SINK,    INCREASE, http.batch_size",
        "fapilog/slow_sink.workers2,           http,                    bottleneck.batch-size,       SINK,    INCREASE, http.batch_size",
        "fapilog/slow_sink.workers4,           http,                    bottleneck.batch-size,       SINK,    INCREASE, http.batch_size",
        "fapilog/slow_sink.wrongfix_queue,     http,                    bottleneck.batch-size,       SINK,    INCREASE, http.batch_size",
        "fapilog/slow_sink.wrongfix_corebatch, http,                    bottleneck.batch-size,       SINK,    INCREASE, http.batch_size",
        "fapilog/small_queue_bursts,           queue,                   bottleneck.queue-capacity,   QUEUE,   INCREASE, core.max_queue_size",
        "fapilog/small_queue_bursts.wrongfix_workers, queue,            bottleneck.queue-capacity,   QUEUE,   INCREASE, core.max_queue_size",
        "fapilog/small_queue_bursts.wait_not_drop, queue,               bottleneck.queue-capacity,   QUEUE,   INCREASE, core.max_queue_size",
        "otel-java/small_batch,                BatchLogRecordProcessor, bottleneck.batch-size,       BATCHER, INCREASE, maxExportBatchSize",
        "otel-java/small_batch.mid_64,         BatchLogRecordProcessor, bottleneck.batch-size,       BATCHER, INCREASE, maxExportBatchSize",
        "otel-java/small_batch.wrongfix_queue, BatchLogRecordProcessor, bottleneck.batch-size,       BATCHER, INCREASE, maxExportBatchSize",
        "log4j2/slow_sink,                     appenders,               bottleneck.destination,      SINK,    EXTERNAL,",
        "log4j2/slow_sink.wrongfix_ring,       appenders,               bottleneck.destination,      SINK,    EXTERNAL,",
        "log4j2/slow_sink.alt_discard,         appenders,               bottleneck.destination,      SINK,    EXTERNAL,",
        "logback/slow_sink,                    appender,                bottleneck.destination,      SINK,    EXTERNAL,",
        "logback/slow_sink.wrongfix_queue,     appender,                bottleneck.destination,      SINK,    EXTERNAL,",
        "logback/slow_sink.alt_nodiscard,      appender,                bottleneck.destination,      SINK,    EXTERNAL,"
    })
    void namesTheOneBottleneck(
            String recording, String stage, String code, String kind, String action, String setting) {
        for (NativeSettings settings : List.of(NativeSettings.NONE, Configured.of(recording))) {
            List<Finding> found = Recorded.findings(recording, settings);

            List<Finding> bottlenecks = found.stream()
                    .filter(f -> f.code().startsWith("bottleneck."))
                    .toList();
            assertThat(bottlenecks).as(recording).hasSize(1);
            Finding first = bottlenecks.getFirst();
            Suggestion best = first.suggestions().getFirst();
            boolean unnamed = settings.isEmpty() && stage.equals("http");
            assertThat(first.stage()).as(recording).isEqualTo(unnamed ? "sink" : stage);
            assertThat(first.code()).as(recording).isEqualTo(code);
            assertThat(first.kind().name()).as(recording).isEqualTo(kind);
            assertThat(best.action().name()).as(recording).isEqualTo(action);
            assertThat(best.setting()).as(recording).isEqualTo(setting);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rsyslog/healthy",
                "rsyslog/slow_sink.fixed",
                "rsyslog/few_workers.fixed",
                "rsyslog/small_queue_bursts.fixed",
                "fapilog/healthy",
                "fapilog/slow_sink.fixed",
                "fapilog/small_queue_bursts.fixed",
                "otel-java/healthy",
                "otel-java/small_batch.fixed",
                "log4j2/healthy",
                "log4j2/slow_sink.fixed",
                "logback/slow_sink.fixed"
            })
    void isSilentWhereNothingIsWrong(String recording) {
        for (NativeSettings settings : List.of(NativeSettings.NONE, Configured.of(recording))) {
            assertThat(Recorded.findings(recording, settings)).as(recording).isEmpty();
        }
    }

    /** What was measured after the change, or with another value of the setting. */
    @ParameterizedTest
    @CsvSource({
        "rsyslog/slow_sink,              0, 400,  800",
        "rsyslog/few_workers,            0, 193,  601",
        "rsyslog/few_workers.fixed_2workers, 0, 393, 601",
        "rsyslog/small_queue_bursts,     0, 115,  368",
        "fapilog/slow_sink,              0, 17.5, 100",
        "fapilog/slow_sink,              1, 17.5, 69.8",
        "otel-java/small_batch,          0, 157.4, 1005",
        "otel-java/small_batch.mid_64,   0, 600.9, 1005"
    })
    void foretellsWhatWasMeasured(String recording, int suggestion, double before, double after) {
        Finding first = Recorded.findings(recording, Configured.of(recording)).getFirst();

        var effect = first.suggestions().get(suggestion).effect();

        assertThat(effect.now()).isBetween(0.96 * before, 1.04 * before);
        assertThat(effect.expected()).isBetween(0.95 * after, 1.05 * after);
        assertThat(effect.low()).isLessThanOrEqualTo(effect.expected());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsyslog/slow_sink", "rsyslog/few_workers", "fapilog/slow_sink", "otel-java/small_batch"})
    void neverAdvisesRoomAgainstOverload(String recording) {
        List<Suggestion> all = Recorded.findings(recording, Configured.of(recording)).stream()
                .flatMap(f -> f.suggestions().stream())
                .toList();

        assertThat(all).isNotEmpty();
        assertThat(all)
                .noneMatch(s -> List.of("queue.size", "core.max_queue_size", "maxQueueSize")
                        .contains(String.valueOf(s.setting())));
    }

    /** Logback discards at 80 % of its queue and has no counter; Log4j does so only when told to. */
    @ParameterizedTest
    @CsvSource({
        "logback/slow_sink,                ASYNC queue",
        "logback/slow_sink.wrongfix_queue, ASYNC queue",
        "logback/slow_sink.alt_nodiscard,",
        "log4j2/slow_sink,",
        "log4j2/slow_sink.alt_discard,     async loggers queue"
    })
    void suspectsLossThatNothingCounts(String recording, @Nullable String queue) {
        List<Finding> found = Recorded.findings(recording, Configured.of(recording));

        assertThat(found.stream().filter(f -> f.code().equals("loss.suspected")).map(Finding::stage))
                .containsExactlyElementsOf(queue == null ? List.of() : List.of(queue));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsyslog/slow_sink", "fapilog/slow_sink", "otel-java/small_batch"})
    void lossNeverOutranksItsCause(String recording) {
        List<Finding> found = Recorded.findings(recording, NativeSettings.NONE);

        Severity cause = found.getFirst().severity();

        assertThat(found.getFirst().code()).startsWith("bottleneck.");
        assertThat(found).allMatch(f -> f.severity().compareTo(cause) <= 0);
    }
}
