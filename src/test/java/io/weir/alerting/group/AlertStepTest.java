package io.weir.alerting.group;

import static io.weir.alerting.Sample.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.alerting.AlertRecord;
import io.weir.alerting.AlertState;
import io.weir.alerting.rule.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertStepTest {

    private static final Duration HOLD = Duration.ofMinutes(1);

    @Test
    void waitsAsLongAsTheRuleAsks() {
        AlertRecord pending =
                step(List.of(), List.of(condition("a")), START).opened().getFirst();
        assertThat(pending.state()).isEqualTo(AlertState.PENDING);

        assertThat(step(List.of(pending), List.of(condition("a")), START.plusSeconds(59))
                        .moved())
                .isEmpty();
        AlertRecord fired = step(List.of(pending), List.of(condition("a")), START.plusSeconds(60))
                .moved()
                .getFirst();
        assertThat(fired.state()).isEqualTo(AlertState.FIRING);
        assertThat(fired.startsAt()).isEqualTo(START);
        assertThat(fired.firedAt()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void firesAtOnceWhatHasHeldLongBefore() {
        AlertChanges changes = step(List.of(), List.of(condition("a")), START.plusSeconds(300));
        assertThat(changes.opened().getFirst().state()).isEqualTo(AlertState.FIRING);
    }

    @Test
    void dropsWhatNeverFired() {
        AlertRecord pending =
                step(List.of(), List.of(condition("a")), START).opened().getFirst();
        AlertChanges changes = step(List.of(pending), List.of(), START.plusSeconds(15));
        assertThat(changes.dropped()).containsExactly(pending);
        assertThat(changes.moved()).isEmpty();
    }

    @Test
    void resolvesWhatFired() {
        AlertRecord firing = fired();
        Instant end = START.plusSeconds(400);
        AlertRecord resolved = step(List.of(firing), List.of(), end).moved().getFirst();
        assertThat(resolved.state()).isEqualTo(AlertState.RESOLVED);
        assertThat(resolved.endsAt()).isEqualTo(end);
    }

    @Test
    void changesNothingThatStaysAsItWas() {
        AlertRecord firing = fired();
        assertThat(step(List.of(firing), List.of(condition("a")), START.plusSeconds(400)))
                .isEqualTo(new AlertChanges(List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void followsTheWords() {
        AlertChanges changes = step(List.of(fired()), List.of(condition("b")), START.plusSeconds(400));
        assertThat(changes.reworded().getFirst().annotations()).containsEntry("summary", "b");
        assertThat(changes.moved()).isEmpty();
    }

    @Test
    void aSeverityThatChangesIsTheSameAlert() {
        AlertRecord firing = fired();

        AlertChanges changes = step(
                List.of(firing),
                List.of(condition("a", Map.of("alertname", "x", "severity", "error"))),
                START.plusSeconds(400));

        AlertRecord worse = changes.moved().getFirst();
        assertThat(worse.id()).isEqualTo(firing.id());
        assertThat(worse.state()).isEqualTo(AlertState.FIRING);
        assertThat(worse.startsAt()).isEqualTo(firing.startsAt());
        assertThat(worse.labels()).containsEntry("severity", "error");
        assertThat(changes.opened()).isEmpty();
    }

    private static AlertRecord fired() {
        return step(List.of(), List.of(condition("a")), START.plusSeconds(300))
                .opened()
                .getFirst();
    }

    private static Condition condition(String summary) {
        return condition(summary, Map.of("alertname", "x"));
    }

    private static Condition condition(String summary, Map<String, String> labels) {
        return new Condition("f1", labels, Map.of("summary", summary), START, HOLD, 77L);
    }

    private static AlertChanges step(List<AlertRecord> active, List<Condition> holding, Instant at) {
        return AlertStep.changes(5, active, holding, at);
    }
}
