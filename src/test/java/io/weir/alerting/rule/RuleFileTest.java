package io.weir.alerting.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.alerting.Examples;
import io.weir.alerting.Sample;
import io.weir.alerting.file.FaultyFileException;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Severity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFileTest {

    private static final Finding ERROR =
            Sample.finding("bottleneck.destination", FindingKind.DESTINATION, Severity.ERROR);
    private static final Finding INFO = Sample.finding("queue.short", FindingKind.QUEUE, Severity.INFO);

    private final RuleSet example = RuleFile.parse(Examples.text("rules.yml"));
    private final RuleSet builtIn = RuleFile.parse(RuleFile.BUILT_IN);

    @Test
    void takesEveryFindingOfWarningOrAboveUnlessToldOtherwise() {
        List<Condition> conditions = builtIn.conditions(Sample.analysed(Sample.START, 0, ERROR, INFO));
        assertThat(conditions).hasSize(1);
        assertThat(conditions.getFirst().labels())
                .containsEntry("alertname", "PipelineFinding")
                .containsEntry("severity", "error")
                .containsEntry("pipeline", "orders")
                .containsEntry("source", "host-1")
                .containsEntry("engine", "rsyslog")
                .containsEntry("stage", "main Q")
                .containsEntry("code", "bottleneck.destination");
        assertThat(conditions.getFirst().annotations()).containsEntry("summary", "host-1 · orders: Queue runs full");
    }

    @Test
    void matchesCodeAndKindAndAddsLabels() {
        List<Condition> conditions = example.conditions(Sample.analysed(Sample.START, 0, ERROR));
        assertThat(conditions)
                .extracting(c -> c.labels().get("alertname"))
                .containsExactly("PipelineHurts", "DestinationSlow");
        assertThat(conditions.getLast().labels()).containsEntry("team", "storage");
        assertThat(conditions.getLast().hold()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void comparesSignalsWithThresholds() {
        List<Condition> conditions = example.conditions(Sample.analysed(Sample.START, 1600.6));
        assertThat(conditions).hasSize(1);
        assertThat(conditions.getFirst().annotations()).containsEntry("summary", "main Q of orders holds 1601 {event}");
        assertThat(conditions.getFirst().labels()).containsEntry("signal", "pipeline.queue.size");
    }

    @ParameterizedTest
    @CsvSource({"1500", "3", "NaN"})
    void staysSilentBelowTheThresholdOrWithoutValue(double size) {
        assertThat(example.conditions(Sample.analysed(Sample.START, size))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "finding: {kind: que}        | line 3, kind: 'que' fits no kind of finding; there are source, queue",
                "finding: {severity: bad}    | line 3, severity: 'bad' must be one of info, warning, error, critical",
                "finding: {sverity: error}   | line 3, sverity: unknown key; known here are code, kind, severity",
                "for: 5m                     | line 2, name: a rule needs either 'finding:' or 'signal:'",
                "signal: {id: queue.size, operator: '>', value: 1} | line 3, id: there is no signal 'queue.size'; there are pipeline.queue.size",
                "signal: {id: pipeline.queue.size, operator: '=', value: 1} | line 3, operator: '=' must be one of >, >=, <, <=",
                "signal: {id: pipeline.queue.size, operator: '>', value: many} | line 3, value: 'many' must be a number",
                "signal: {id: pipeline.queue.size, operator: '>', value: 1, statistic: slope} | line 3, statistic: 'slope' must be one of mean, max, min, last"
            })
    void refusesWithLineAndKey(String rest, String message) {
        assertThatThrownBy(() -> RuleFile.parse("rules:\n- name: x\n  " + rest))
                .isInstanceOf(FaultyFileException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void refusesPlaceholdersThatNobodyFills() {
        String file = "rules:\n- name: x\n  finding: {}\n  annotations:\n    summary: '{value}'";
        assertThatThrownBy(() -> RuleFile.parse(file))
                .hasMessageStartingWith("line 5, summary: there is no placeholder {value}; there are code, confidence");
    }

    @Test
    void refusesTwoRulesOfOneName() {
        String file = "rules:\n- {name: x, finding: {}}\n- {name: x, finding: {}}";
        assertThatThrownBy(() -> RuleFile.parse(file)).hasMessageStartingWith("line 3, name: there are two rules 'x'");
    }

    @Test
    void refusesToRenameThePipeline() {
        String file = "rules:\n- name: x\n  finding: {}\n  labels: {pipeline: y}";
        assertThatThrownBy(() -> RuleFile.parse(file)).hasMessageStartingWith("line 4, pipeline: cannot be given here");
    }
}
