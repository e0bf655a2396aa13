package io.weir.alerting.group;

import io.weir.alerting.AlertRecord;
import io.weir.alerting.AlertState;
import io.weir.alerting.rule.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the alerts of a pipeline with the conditions that hold now. */
public final class AlertStep {

    private final long pipelineId;
    private final Instant at;
    private final List<AlertRecord> opened = new ArrayList<>();
    private final List<AlertRecord> moved = new ArrayList<>();
    private final List<AlertRecord> reworded = new ArrayList<>();
    private final List<AlertRecord> dropped = new ArrayList<>();

    private AlertStep(long pipelineId, Instant at) {
        this.pipelineId = pipelineId;
        this.at = at;
    }

    /**
     * What has to change.
     *
     * @param pipelineId whose alerts
     * @param active its pending and firing alerts
     * @param holding conditions that hold now
     * @param at end of the analysed window
     */
    public static AlertChanges changes(long pipelineId, List<AlertRecord> active, List<Condition> holding, Instant at) {
        AlertStep step = new AlertStep(pipelineId, at);
        Map<String, AlertRecord> before = new HashMap<>();
        active.forEach(alert -> before.put(alert.fingerprint(), alert));
        holding.forEach(condition -> step.holds(before.remove(condition.fingerprint()), condition));
        before.values().forEach(step::gone);
        return new AlertChanges(step.opened, step.moved, step.reworded, step.dropped);
    }

    private void holds(@Nullable AlertRecord before, Condition condition) {
        if (before == null) {
            AlertRecord alert = pending(condition);
            opened.add(longEnough(alert, condition) ? alert.fire(at) : alert);
            return;
        }
        AlertRecord now = before.say(condition.labels(), condition.annotations(), condition.findingId());
        if (before.state() == AlertState.PENDING && longEnough(before, condition)) {
            moved.add(now.fire(at));
        } else if (!now.labels().equals(before.labels())) {
            moved.add(now);
        } else if (!now.equals(before)) {
            reworded.add(now);
        }
    }

    private void gone(AlertRecord before) {
        if (before.state() == AlertState.FIRING) {
            moved.add(before.resolve(at));
        } else {
            dropped.add(before);
        }
    }

    private AlertRecord pending(Condition condition) {
        return new AlertRecord(
                0,
                condition.fingerprint(),
                AlertState.PENDING,
                condition.labels(),
                condition.annotations(),
                condition.since(),
                null,
                null,
                pipelineId,
                condition.findingId());
    }

    private boolean longEnough(AlertRecord alert, Condition condition) {
        return Duration.between(alert.startsAt(), at).compareTo(condition.hold()) >= 0;
    }
}
