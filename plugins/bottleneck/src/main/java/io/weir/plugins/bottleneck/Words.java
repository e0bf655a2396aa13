package io.weir.plugins.bottleneck;

import io.weir.api.analysis.Figures;
import io.weir.api.analysis.Window;
import io.weir.api.flow.Demand;
import io.weir.api.flow.QueueFlow;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import io.weir.api.pipeline.Trait;
import java.util.List;
import java.util.stream.Stream;

/** Says what a diagnosis means, for people. */
final class Words {

    private final Window window;
    private final Diagnosis diagnosis;
    private final QueueFlow queue;
    private final Demand demand;
    private final double delivered;
    private final String stage;

    Words(Window window, Diagnosis diagnosis) {
        this.window = window;
        this.diagnosis = diagnosis;
        this.queue = diagnosis.queue();
        this.demand = Demand.of(window);
        this.delivered = diagnosis.cause() == Cause.DESTINATION_DOWN ? 0 : queue.handled();
        this.stage = "'" + diagnosis.stage().id() + "'";
    }

    /** Short and without numbers, so that it stays the same; the stage is told beside it. */
    String title() {
        return title(diagnosis.cause());
    }

    /** The same of a cause. */
    static String title(Cause cause) {
        return switch (cause) {
            case DESTINATION_DOWN -> "Nothing gets through: the destination takes no events";
            case DESTINATION_FAILING -> "The destination refuses events";
            case DESTINATION -> "The destination is the limit";
            case CONCURRENCY -> "Too few workers hand events over";
            case BATCH_SIZE -> "Batches are too small";
            case QUEUE_CAPACITY -> "The queue is too small for the bursts that arrive";
            case PROCESSOR -> "Processing takes too long for what arrives";
            case CPU -> "Too few processor cores for what arrives";
            case MEMORY -> "Memory is short, and events are refused";
        };
    }

    /** What shows, why it is so, and what it leads to. */
    String explanation() {
        return pressure() + " " + because() + slower() + victims() + WhatIf.text(window, diagnosis, delivered) + open();
    }

    /** What shows that the limit lies behind the sink. */
    private String slower() {
        Calls calls = diagnosis.consumers().calls();
        return diagnosis.cause() == Cause.DESTINATION && calls.verdict() == Calls.Verdict.SLOWER
                ? " Its calls take " + Figures.time(calls.seconds())
                        + "; when less was asked of it, calls of that size took "
                        + Figures.time(calls.secondsWithoutPressure()) + "."
                : "";
    }

    /** Two causes that the signals do not tell apart, and what would. */
    private String open() {
        Cause other = diagnosis.limit().other();
        return other == null
                ? ""
                : " It could also be this: " + lower(title(other)) + ". What would decide: "
                        + diagnosis.limit().decides() + ".";
    }

    private static String lower(String title) {
        return Character.toLowerCase(title.charAt(0)) + title.substring(1);
    }

    private String pressure() {
        String id = "Queue '" + queue.queue().id() + "'";
        if (diagnosis.cause() == Cause.QUEUE_CAPACITY) {
            return id + " overflows in bursts and is empty in between; " + Figures.percent(queue.lossShare())
                    + " of what is offered is turned away.";
        }
        if (queue.growing() && queue.troubleShare() < 0.5 && delivered > 0) {
            return id + " fills steadily: " + Figures.rate(queue.offered()) + " arrive, " + Figures.rate(delivered)
                    + " leave.";
        }
        String lost = queue.lossShare() > 0.001
                ? ", and " + Figures.percent(queue.lossShare()) + " of what is offered is turned away"
                : "";
        String through = delivered > 0 ? "; " + Figures.rate(delivered) + " get through" + asked() : "";
        return id + " is full for " + Figures.percent(queue.troubleShare()) + " of the time" + lost + through + ".";
    }

    private String asked() {
        return demand.known() && demand.rate() > 1.02 * delivered
                ? " of " + Figures.rate(demand.rate()) + " that are asked for"
                : "";
    }

    private String because() {
        return switch (diagnosis.cause()) {
            case DESTINATION_DOWN ->
                "For " + Figures.time(diagnosis.interval().seconds()) + " events waited and none left " + stage
                        + ". Restore the destination; no setting of the pipeline helps.";
            case DESTINATION_FAILING ->
                "Many hand-overs of " + stage
                        + " fail and are tried again. More workers or larger batches would only add load to a"
                        + " destination that already refuses.";
            case DESTINATION -> limit();
            case CONCURRENCY ->
                stage + " waits for one call before it makes the next: it works on " + workers() + ", each event takes "
                        + Figures.time(number(SettingRole.CONCURRENCY) / delivered) + " of its time, and nothing shows"
                        + " that the destination could not serve several calls side by side.";
            case BATCH_SIZE ->
                "Each call of " + sink() + " carries " + events() + " and takes about " + Figures.time(callSeconds())
                        + ", most of which a larger batch would pay only once.";
            case QUEUE_CAPACITY ->
                "On the whole less arrives than can be handled, so it is room that is missing, not speed.";
            case CPU ->
                "The workers of " + stage
                        + " are always busy, but wait for each other: fewer cores are in use than workers"
                        + " compute. More workers would only wait longer.";
            case MEMORY -> "Memory is short.";
            case PROCESSOR ->
                "What waits is not held up behind " + stage + " but in it: the work per event is the limit.";
        };
    }

    private String limit() {
        if (diagnosis.stage().is(Trait.STREAM)) {
            return "All that " + stage
                    + " sends shares one limit behind it: more workers or a larger queue do not raise"
                    + " it, a queue only delays what is full in the end.";
        }
        if (Double.isNaN(callSeconds())) {
            return "Events wait for one thing, " + stage
                    + " writing them; how long each takes is not known, because the"
                    + " engine counts no events; a destination that takes nothing at all would look the same. A larger"
                    + " queue only delays what is full in the end.";
        }
        return "A call of " + stage + " carries " + events() + ", as many as is sensible, and takes "
                + Figures.time(callSeconds())
                + ": it is the destination that needs the time. A larger queue only delays"
                + " what is full in the end.";
    }

    private String victims() {
        List<String> held = QueueFlow.all(window).stream()
                .filter(q -> !q.queue().equals(queue.queue()) && new Origin(window, diagnosis.thresholds()).matters(q))
                .map(q -> "'" + q.queue().id() + "'")
                .toList();
        return held.isEmpty() ? "" : " Queue " + String.join(" and ", held) + " fills as a consequence.";
    }

    private String sink() {
        return queue.consumers().stream()
                .filter(s -> s.kind() == StageKind.SINK)
                .findFirst()
                .map(s -> "'" + s.id() + "'")
                .orElse(stage);
    }

    private String workers() {
        double n = number(SettingRole.CONCURRENCY);
        boolean assumed = settings(SettingRole.CONCURRENCY).noneMatch(s -> s.origin() != Setting.Origin.DEFAULT);
        return Figures.number(n)
                + (n == 1 ? " worker" : " workers")
                + (assumed ? " (the default; it is not reported)" : "");
    }

    private String events() {
        double n = number(SettingRole.BATCH_SIZE);
        return Figures.number(n) + (n == 1 ? " event" : " events");
    }

    /** As measured at the sink during the trouble, else computed from what gets through. */
    private double callSeconds() {
        Window then = window.within(queue.pressed());
        double measured = queue.consumers().stream()
                .mapToDouble(s -> then.column(s.id(), Signal.DURATION).mean())
                .filter(v -> v > 0)
                .reduce((first, last) -> last)
                .orElse(Double.NaN);
        return measured > 0 ? measured : number(SettingRole.BATCH_SIZE) / Math.max(delivered, 1e-9);
    }

    /** The setting of the stage itself, else of another stage that empties the queue; 1 when there is none. */
    private double number(SettingRole role) {
        return settings(role)
                .mapToDouble(Setting::number)
                .filter(n -> n > 0)
                .findFirst()
                .orElse(1);
    }

    private Stream<Setting> settings(SettingRole role) {
        return Stream.concat(Stream.of(diagnosis.stage()), queue.consumers().stream())
                .map(Stage::id)
                .distinct()
                .flatMap(s -> window.pipeline().setting(s, role).stream());
    }
}
