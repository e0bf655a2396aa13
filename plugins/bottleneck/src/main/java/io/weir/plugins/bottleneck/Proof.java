package io.weir.plugins.bottleneck;

import static io.weir.api.analysis.Figures.number;
import static io.weir.api.analysis.Figures.percent;
import static io.weir.api.analysis.Figures.rate;
import static io.weir.api.analysis.Figures.time;

import io.weir.api.analysis.Evidence;
import io.weir.api.analysis.Statistic;
import io.weir.api.analysis.Window;
import io.weir.api.flow.QueueFlow;
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
    private final Interval all;
    private final Interval trouble;
    private final List<Evidence> found = new ArrayList<>();

    Proof(Window window, Diagnosis diagnosis) {
        this.window = window;
        this.diagnosis = diagnosis;
        this.all = window.interval();
        boolean bursts = diagnosis.cause() == Cause.QUEUE_CAPACITY;
        this.trouble = bursts ? all : diagnosis.queue().pressed();
    }

    List<Evidence> evidence() {
        QueueFlow queue = diagnosis.queue();
        addFullness(queue);
        addFlow(queue);
        queue.consumers().forEach(this::addWork);
        QueueFlow.all(window).stream()
                .filter(q -> !q.queue().equals(queue.queue()) && new Origin(window, diagnosis.thresholds()).matters(q))
                .forEach(this::addFullness);
        if (diagnosis.cause() == Cause.PROCESSOR) {
            addMean(SignalKey.WHOLE, Signal.CPU, "The process uses %s cores.");
        }
        return List.copyOf(found);
    }

    private void addFullness(QueueFlow q) {
        String id = q.queue().id();
        String name = "'" + id + "'";
        if (q.fullShare() > 0) {
            String text = name + " holds " + number(q.limit()) + " events, all it takes, for " + percent(q.fullShare())
                    + " of the time.";
            say(id, Signal.QUEUE_SIZE, all, Statistic.SHARE, q.fullShare(), text);
        } else {
            double most = window.column(id, Signal.QUEUE_SIZE).max();
            say(
                    id,
                    Signal.QUEUE_SIZE,
                    all,
                    Statistic.MAX,
                    most,
                    name + " was read with up to " + number(most) + " events waiting.");
        }
        if (q.rejected() > 0) {
            say(
                    id,
                    Signal.REJECTED,
                    all,
                    Statistic.MEAN,
                    q.rejected(),
                    name + " turns " + rate(q.rejected()) + " away.");
        }
    }

    private void addFlow(QueueFlow q) {
        String id = q.queue().id();
        String in = rate(q.offered()) + " are offered to '" + id + "'.";
        say(id, Signal.IN, all, Statistic.MEAN, q.offered(), in);
        if (diagnosis.cause() == Cause.DESTINATION_DOWN) {
            Interval still = diagnosis.interval();
            String text = "For " + time(still.seconds()) + " nothing left '" + id + "'.";
            say(id, Signal.OUT, still, Statistic.MEAN, 0, text);
            return;
        }
        double out = trouble.equals(all) ? q.out() : q.handled();
        say(id, Signal.OUT, trouble, Statistic.MEAN, out, rate(out) + " leave '" + id + "'.");
    }

    /** Over the time of the trouble: before and after it other numbers hold. */
    private void addWork(Stage s) {
        String name = "'" + s.id() + "'";
        Window then = window.within(trouble);
        double busy = then.column(s.id(), Signal.UTILIZATION).mean();
        if (busy > 0.01) {
            say(
                    s.id(),
                    Signal.UTILIZATION,
                    trouble,
                    Statistic.MEAN,
                    busy,
                    name + " is busy " + percent(busy) + " of the time.");
        }
        double duration = then.column(s.id(), Signal.DURATION).mean();
        if (s.kind() == StageKind.SINK && duration > 0) {
            String text = "A call of " + name + " takes " + time(duration) + ".";
            say(s.id(), Signal.DURATION, trouble, Statistic.MEAN, duration, text);
        }
        double errors = then.column(s.id(), Signal.ERRORS).mean();
        if (s.kind() == StageKind.SINK && errors > 0) {
            say(s.id(), Signal.ERRORS, trouble, Statistic.MEAN, errors, rate(errors) + " fail in " + name + ".");
        }
    }

    private void addMean(String stage, Signal signal, String text) {
        double mean = window.column(stage, signal).mean();
        say(stage, signal, all, Statistic.MEAN, mean, String.format(text, number(mean)));
    }

    private void say(String stage, Signal signal, Interval when, Statistic statistic, double value, String text) {
        if (Double.isFinite(value)) {
            found.add(new Evidence(stage, signal, when, statistic, value, text));
        }
    }
}
