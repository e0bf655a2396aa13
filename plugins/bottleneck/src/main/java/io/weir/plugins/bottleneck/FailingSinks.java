package io.weir.plugins.bottleneck;

import io.weir.api.analysis.Evidence;
import io.weir.api.analysis.Figures;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Statistic;
import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import java.util.List;
import java.util.Objects;

/** A destination that refuses events without slowing the pipeline: no queue fills, and yet events are lost. */
final class FailingSinks {

    private FailingSinks() {}

    static List<Finding> in(Window window, List<Finding> found, double worthSaying) {
        return window.pipeline().stages(StageKind.SINK).stream()
                .filter(s -> found.stream().noneMatch(f -> Objects.equals(f.stage(), s.id())))
                .filter(s -> share(window, s) >= worthSaying)
                .map(s -> finding(window, s))
                .toList();
    }

    private static double share(Window window, Stage sink) {
        double failed = window.column(sink.id(), Signal.ERRORS).total();
        double written = window.column(sink.id(), Signal.OUT).total();
        return failed > 0 ? failed / (failed + written) : 0;
    }

    private static Finding finding(Window window, Stage sink) {
        Column errors = window.column(sink.id(), Signal.ERRORS);
        double share = share(window, sink);
        String text = Figures.percent(share) + " of what '" + sink.id() + "' hands over fails: "
                + Figures.number(errors.total()) + " events in "
                + Figures.time(window.interval().seconds()) + ".";
        return new Finding(
                "loss.destination-failing",
                FindingKind.SINK,
                sink.id(),
                share >= 0.5 ? Severity.CRITICAL : share >= 0.05 ? Severity.ERROR : Severity.WARNING,
                0.85,
                "The destination of '" + sink.id() + "' refuses events",
                text + " No queue fills, so the pipeline is fast enough; look at the destination's answers.",
                List.of(new Evidence(sink.id(), Signal.ERRORS, window.interval(), Statistic.MEAN, errors.mean(), text)),
                List.of());
    }
}
