package io.weir.plugins.bottleneck;

import io.weir.api.analysis.Figures;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Window;
import io.weir.api.flow.Demand;
import io.weir.api.flow.QueueFlow;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.StageKind;
import java.util.List;

/** Puts a diagnosis into words and numbers. */
final class Report {

    private final Window window;
    private final Diagnosis diagnosis;
    private final QueueFlow queue;
    private final Demand demand;
    private final double delivered;

    Report(Window window, Diagnosis diagnosis) {
        this.window = window;
        this.diagnosis = diagnosis;
        this.queue = diagnosis.queue();
        this.demand = Demand.of(window);
        this.delivered = Double.isNaN(queue.served()) ? queue.out() : queue.served();
    }

    Finding finding() {
        boolean sinkBatches =
                diagnosis.cause() == Cause.BATCH_SIZE && diagnosis.stage().kind() == StageKind.SINK;
        return new Finding(
                diagnosis.cause().code(),
                sinkBatches ? FindingKind.SINK : diagnosis.cause().kind(),
                diagnosis.stage().id(),
                severity(),
                confidence(),
                title(),
                explanation(),
                new Proof(window, diagnosis).evidence(),
                List.of());
    }

    private Severity severity() {
        if (diagnosis.cause() == Cause.DESTINATION_DOWN) {
            return Severity.CRITICAL;
        }
        List<QueueFlow> all = QueueFlow.all(window);
        double loss = all.stream().mapToDouble(QueueFlow::lossShare).max().orElse(0);
        boolean sourcesHeld =
                !all.isEmpty() && !all.getFirst().drops() && all.getFirst().fullShare() > 0.1;
        if (loss >= 0.001) {
            return Losses.severity(loss);
        }
        return sourcesHeld ? Severity.ERROR : Severity.WARNING;
    }

    /** A few readings prove less than many. */
    private double confidence() {
        double readings = queue.steps().size();
        return diagnosis.confidence() * Math.min(1, 0.7 + 0.3 * readings / 20);
    }

    private String title() {
        String stage = "'" + diagnosis.stage().id() + "'";
        return switch (diagnosis.cause()) {
            case DESTINATION_DOWN -> "Nothing gets through: the destination of " + stage + " takes no events";
            case DESTINATION_FAILING -> "The destination of " + stage + " refuses events and holds the pipeline back";
            case DESTINATION -> "The destination is the limit: " + stage + " cannot hand events over any faster";
            case CONCURRENCY ->
                "Sink " + stage + " has too few workers: it waits for one call before it makes the next";
            case BATCH_SIZE -> "Batches of " + stage + " are too small: the fixed cost of a call is paid too often";
            case QUEUE_CAPACITY -> "Queue " + stage + " is too small for the bursts that arrive";
            case PROCESSOR -> "Processing in " + stage + " takes too long for what arrives";
        };
    }

    private String explanation() {
        return pressure() + " " + because() + victims();
    }

    private String pressure() {
        String id = "Queue '" + queue.queue().id() + "'";
        if (diagnosis.cause() == Cause.QUEUE_CAPACITY) {
            return id + " overflows in bursts and is empty in between; " + Figures.percent(queue.lossShare())
                    + " of what is offered is turned away.";
        }
        if (queue.growing() && queue.troubleShare() < 0.5) {
            return id + " fills steadily: " + Figures.rate(queue.offered()) + " arrive, " + Figures.rate(delivered)
                    + " leave.";
        }
        String lost = queue.lossShare() > 0.001
                ? ", and " + Figures.percent(queue.lossShare()) + " of what is offered is turned away"
                : "";
        return id + " is full for " + Figures.percent(queue.troubleShare()) + " of the time" + lost + "; "
                + Figures.rate(delivered) + " get through" + asked() + ".";
    }

    private String asked() {
        return demand.known() && demand.rate() > 1.02 * delivered
                ? " of " + Figures.rate(demand.rate()) + " that are asked for"
                : "";
    }

    private String because() {
        String stage = "'" + diagnosis.stage().id() + "'";
        return switch (diagnosis.cause()) {
            case DESTINATION_DOWN ->
                "Events wait, and for "
                        + Figures.time(diagnosis.interval().seconds()) + " none left " + stage
                        + ". Restore the destination; no setting of the pipeline helps.";
            case DESTINATION_FAILING ->
                "Many hand-overs fail and are tried again. More workers or larger batches would"
                        + " only add load to a destination that already refuses.";
            case DESTINATION ->
                "All that " + stage + " sends shares one limit behind it: more workers or a larger queue"
                        + " do not raise it, a queue only delays what is full in the end.";
            case CONCURRENCY ->
                stage + " works on " + workers() + ", each event takes "
                        + Figures.time(number(SettingRole.CONCURRENCY, 1) / delivered)
                        + " of its time, and nothing shows that the destination could not serve several calls side by side.";
            case BATCH_SIZE ->
                "Each call carries " + Figures.number(number(SettingRole.BATCH_SIZE, 1)) + " event"
                        + (number(SettingRole.BATCH_SIZE, 1) == 1 ? "" : "s") + " and takes about "
                        + Figures.time(callSeconds()) + ", most of which a larger batch would pay only once.";
            case QUEUE_CAPACITY ->
                "On the whole less arrives than can be handled, so it is room that is missing, not" + " speed.";
            case PROCESSOR ->
                "What waits is not held up behind " + stage + " but in it: the work per event is the limit.";
        };
    }

    private String victims() {
        List<String> held = QueueFlow.all(window).stream()
                .filter(q -> !q.queue().equals(queue.queue()) && Origin.matters(q))
                .map(q -> "'" + q.queue().id() + "'")
                .toList();
        return held.isEmpty() ? "" : " Queue " + String.join(" and ", held) + " is full as a consequence.";
    }

    private String workers() {
        String n = Figures.number(number(SettingRole.CONCURRENCY, 1));
        boolean assumed = setting(SettingRole.CONCURRENCY)
                .map(s -> s.origin() == Setting.Origin.DEFAULT)
                .orElse(true);
        return n + (n.equals("1") ? " worker" : " workers") + (assumed ? " (the default; it is not reported)" : "");
    }

    /** As measured at the sink, else computed from what gets through. */
    private double callSeconds() {
        double measured = queue.consumers().stream()
                .mapToDouble(s -> window.column(s.id(), Signal.DURATION).mean())
                .filter(v -> v > 0)
                .reduce((first, last) -> last)
                .orElse(Double.NaN);
        return measured > 0 ? measured : number(SettingRole.BATCH_SIZE, 1) / delivered;
    }

    private double number(SettingRole role, double otherwise) {
        return setting(role).map(Setting::number).filter(n -> n > 0).orElse(otherwise);
    }

    private java.util.Optional<Setting> setting(SettingRole role) {
        return window.pipeline().setting(diagnosis.stage().id(), role);
    }
}
