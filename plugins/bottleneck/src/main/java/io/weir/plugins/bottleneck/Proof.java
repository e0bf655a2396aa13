package io.weir.plugins.bottleneck;

import io.weir.api.analysis.Evidence;
import io.weir.api.analysis.Figures;
import io.weir.api.analysis.Statistic;
import io.weir.api.analysis.Window;
import io.weir.api.flow.QueueFlow;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import java.util.ArrayList;
import java.util.List;

/** Gathers the numbers that support a diagnosis, each with its signal and interval. */
final class Proof {

    private final Window window;
    private final Diagnosis diagnosis;
    private final List<Evidence> found = new ArrayList<>();

    Proof(Window window, Diagnosis diagnosis) {
        this.window = window;
        this.diagnosis = diagnosis;
    }

    List<Evidence> evidence() {
        QueueFlow queue = diagnosis.queue();
        addFullness(queue);
        addFlow(queue);
        for (Stage s : queue.consumers()) {
            addWork(s);
        }
        QueueFlow.all(window).stream()
                .filter(q -> !q.queue().equals(queue.queue()) && Origin.matters(q))
                .forEach(this::addFullness);
        if (diagnosis.cause() == Cause.PROCESSOR) {
            add(SignalKey.WHOLE, Signal.CPU, "The process uses %s cores.");
        }
        return List.copyOf(found);
    }

    private void addFullness(QueueFlow q) {
        String id = q.queue().id();
        Interval all = window.interval();
        if (q.fullShare() > 0) {
            say(
                    id,
                    Signal.QUEUE_SIZE,
                    all,
                    Statistic.SHARE,
                    q.fullShare(),
                    "'" + id + "' holds "
                            + Figures.number(q.limit()) + " events, all it takes, for " + Figures.percent(q.fullShare())
                            + " of the time.");
        } else {
            double most = window.column(id, Signal.QUEUE_SIZE).max();
            say(
                    id,
                    Signal.QUEUE_SIZE,
                    all,
                    Statistic.MAX,
                    most,
                    "'" + id + "' was read with up to " + Figures.number(most) + " events waiting.");
        }
        if (q.rejected() > 0) {
            say(
                    id,
                    Signal.REJECTED,
                    all,
                    Statistic.MEAN,
                    q.rejected(),
                    "'" + id + "' turns " + Figures.rate(q.rejected()) + " away.");
        }
    }

    private void addFlow(QueueFlow q) {
        String id = q.queue().id();
        Interval all = window.interval();
        say(
                id,
                Signal.IN,
                all,
                Statistic.MEAN,
                q.offered(),
                Figures.rate(q.offered()) + " are offered to '" + id + "'.");
        if (diagnosis.cause() == Cause.DESTINATION_DOWN) {
            say(
                    id,
                    Signal.OUT,
                    diagnosis.interval(),
                    Statistic.MAX,
                    0,
                    "For " + Figures.time(diagnosis.interval().seconds()) + " nothing left '" + id + "'.");
            return;
        }
        double served = q.served();
        double out = Double.isNaN(served) ? q.out() : served;
        String when = Double.isNaN(served) ? "" : " while work always waits";
        say(id, Signal.OUT, all, Statistic.MEAN, out, Figures.rate(out) + " leave '" + id + "'" + when + ".");
    }

    private void addWork(Stage s) {
        String name = "'" + s.id() + "'";
        Column busy = window.column(s.id(), Signal.UTILIZATION);
        if (busy.mean() > 0.01) {
            say(
                    s.id(),
                    Signal.UTILIZATION,
                    window.interval(),
                    Statistic.MEAN,
                    busy.mean(),
                    name + " is busy " + Figures.percent(busy.mean()) + " of the time.");
        }
        if (s.kind() == StageKind.SINK) {
            Column duration = window.column(s.id(), Signal.DURATION);
            if (duration.mean() > 0) {
                say(
                        s.id(),
                        Signal.DURATION,
                        window.interval(),
                        Statistic.MEAN,
                        duration.mean(),
                        "A call of " + name + " takes " + Figures.time(duration.mean()) + ".");
            }
            Column errors = window.column(s.id(), Signal.ERRORS);
            if (errors.mean() > 0) {
                say(
                        s.id(),
                        Signal.ERRORS,
                        window.interval(),
                        Statistic.MEAN,
                        errors.mean(),
                        Figures.rate(errors.mean()) + " fail in " + name + ".");
            }
        }
    }

    private void add(String stage, Signal signal, String text) {
        double mean = window.column(stage, signal).mean();
        say(stage, signal, window.interval(), Statistic.MEAN, mean, String.format(text, Figures.number(mean)));
    }

    private void say(String stage, Signal signal, Interval when, Statistic statistic, double value, String text) {
        if (Double.isFinite(value)) {
            found.add(new Evidence(stage, signal, when, statistic, value, text));
        }
    }
}
