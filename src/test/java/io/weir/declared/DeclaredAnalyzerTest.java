package io.weir.declared;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Verdict;
import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeclaredAnalyzerTest {

    private static final long BEGIN = 1_767_225_600_000L;
    private static final String FULL = """
            id: full
            title: Full queues
            description: Says which queues are nearly full.
            engines: [rsyslog]
            stages: queue
            signals:
              size: pipeline.queue.size
              room: pipeline.queue.capacity
              growth: {signal: pipeline.queue.size, take: slope, over: 1m}
              memory: pipeline.process.memory
            when: size / room > 0.8
            for: 20s
            finding:
              kind: queue
              severity: warning
              title: The queue is nearly full
              explanation: "{size} of {room} wait ({size / room | percent}), {growth * 60} more a minute; {memory}."
            suggestions:
              - setting: queue.size
                action: set
                from: "{room | number}"
                to: "{room * 2 | number}"
                reason: Twice the room.
                risk: More memory.
                effect: {quantity: room, unit: "{event}", now: room, expected: room * 2, high: room * 3}
              - action: none
                reason: Cannot be computed.
                risk: None.
                effect: {quantity: room, unit: "{event}", now: room / 0, expected: room}
            """;

    private final Map<SignalKey, Column> columns = new HashMap<>();

    @Test
    void theStageThatMeetsTheConditionIsNamed() {
        column("calm", Signal.QUEUE_SIZE, 10, 10, 10, 10);
        column("calm", Signal.QUEUE_CAPACITY, 100, 100, 100, 100);
        column("busy", Signal.QUEUE_SIZE, 70, 85, 90, 95);
        column("busy", Signal.QUEUE_CAPACITY, 100, 100, 100, 100);
        column(SignalKey.WHOLE, Signal.MEMORY, 1 << 20, 1 << 20, 1 << 20, 3 << 20);

        List<Finding> findings = said(analyze("rsyslog"));

        assertThat(findings).extracting(Finding::stage).containsExactly("busy");
        assertThat(findings.getFirst().explanation())
                .isEqualTo("95 events of 100 events wait (95 %), 48.0 more a minute; 3 MiB.");
    }

    @Test
    void aSuggestionIsFilledInAndOneWithoutANumberLeftOut() {
        column("busy", Signal.QUEUE_SIZE, 90, 90, 90, 90);
        column("busy", Signal.QUEUE_CAPACITY, 100, 100, 100, 100);

        assertThat(said(analyze("rsyslog")).getFirst().suggestions())
                .singleElement()
                .satisfies(s -> {
                    assertThat(s.from()).isEqualTo("100");
                    assertThat(s.to()).isEqualTo("200");
                    assertThat(s.effect().high()).isEqualTo(300);
                });
    }

    @Test
    void aConditionThatHeldTooShortSaysNothing() {
        column("busy", Signal.QUEUE_SIZE, 10, 10, 90, 90);
        column("busy", Signal.QUEUE_CAPACITY, 100, 100, 100, 100);

        assertThat(said(analyze("rsyslog"))).isEmpty();
    }

    @Test
    void aReadingThatIsMissingInterrupts() {
        column("busy", Signal.QUEUE_SIZE, 90, 90, 90, 90);
        column("busy", Signal.QUEUE_CAPACITY, Double.NaN, Double.NaN, Double.NaN, 100);

        assertThat(said(analyze("rsyslog"))).isEmpty();
    }

    @Test
    void nothingOfIndividualStagesIsKnownWithoutTheirSignals() {
        column("busy", Signal.QUEUE_SIZE, 90, 90, 90, 90);

        assertThat(analyze("rsyslog"))
                .isEqualTo(Verdict.needs("needs pipeline.queue.size and pipeline.queue.capacity of a queue"));
    }

    @Test
    void otherEnginesAreLeftAlone() {
        column("busy", Signal.QUEUE_SIZE, 90, 90, 90, 90);
        column("busy", Signal.QUEUE_CAPACITY, 100, 100, 100, 100);

        assertThat(said(analyze("vector"))).isEmpty();
    }

    @Test
    void whatWasKnownLongAgoSaysNothingOfNow() {
        column("busy", Signal.QUEUE_SIZE, 90, 90, 90, 90);
        column("busy", Signal.QUEUE_CAPACITY, 100, 100, 100, 100);

        assertThat(analyze("rsyslog", Duration.ofMinutes(10))).isInstanceOf(Verdict.NotApplicable.class);
    }

    private void column(String stage, Signal signal, double... values) {
        long[] at = IntStream.rangeClosed(1, values.length)
                .mapToLong(i -> BEGIN + i * 10_000L)
                .toArray();
        columns.put(new SignalKey(stage, signal), new Column(signal, Quality.REPORTED, at, values));
    }

    private Verdict analyze(String engine) {
        return analyze(engine, Duration.ZERO);
    }

    private Verdict analyze(String engine, Duration later) {
        List<Stage> stages = List.of(Stage.of("calm", StageKind.QUEUE), Stage.of("busy", StageKind.QUEUE));
        Instant end = Instant.ofEpochMilli(BEGIN + 40_000).plus(later);
        Window window = new Window(
                new Pipeline("logs", engine, stages, List.of(), List.of()),
                Interval.endingAt(end, Duration.ofMinutes(20)),
                columns,
                List.of());
        return DeclaredFile.read(FULL).analyzer().analyze(window);
    }

    private static List<Finding> said(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Said.class);
        return ((Verdict.Said) verdict).findings();
    }
}
