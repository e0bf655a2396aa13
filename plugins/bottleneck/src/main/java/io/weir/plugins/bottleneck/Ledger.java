package io.weir.plugins.bottleneck;

import io.weir.api.analysis.Evidence;
import io.weir.api.analysis.Figures;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Statistic;
import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The books of each stage and each edge: what came in must have left, be there still, or have been dropped by someone who says so.
 *
 * <pre>stage: in = out + filtered + rejected + failed + grown;   edge: out of the one = in of the other</pre>
 *
 * <p>Counters are read one after the other, and events are in hands that nobody reports: a gap counts only when it is more than
 * all hands could hold, more than two readings' worth of events, and a noticeable share. Only what an engine itself reports is
 * held against each other: a signal that was derived from others balances by construction.
 */
final class Ledger {

    private static final double READINGS = 2;
    private static final double ENOUGH = 5;

    private final Window window;
    private final double worthSaying;

    Ledger(Window window, double worthSaying) {
        this.window = window;
        this.worthSaying = worthSaying;
    }

    List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        for (Stage s : window.pipeline().stages()) {
            gap(s).ifPresent(found::add);
            window.pipeline().downstream(s.id()).forEach(next -> gap(s, next).ifPresent(found::add));
        }
        return found;
    }

    private Optional<Finding> gap(Stage stage) {
        boolean counts = stage.kind() == StageKind.QUEUE
                ? window.has(stage.id(), Signal.QUEUE_SIZE)
                : stage.kind() == StageKind.PROCESSOR || stage.kind() == StageKind.BATCHER;
        if (!counts || !reported(stage, Signal.IN) || !reported(stage, Signal.OUT)) {
            return Optional.empty();
        }
        double in = total(stage, Signal.IN);
        double out = total(stage, Signal.OUT);
        double filtered = total(stage, Signal.FILTERED);
        double rejected = total(stage, Signal.REJECTED) + total(stage, Signal.ERRORS);
        double grown = grown(stage);
        double gap = in - out - filtered - rejected - grown;
        return Math.abs(gap) <= allowed(stage, in) || intended(stage, gap)
                ? Optional.empty()
                : Optional.of(finding(
                        stage,
                        Math.abs(gap) / Math.max(in, out),
                        "Of " + Figures.number(in) + " events that came to '" + stage.id() + "', " + Figures.number(out)
                                + " left, " + Figures.number(filtered) + " were dropped on purpose, "
                                + Figures.number(rejected) + " for want of room or after failing, and "
                                + Figures.number(grown) + " more are in it than at the begin: "
                                + unexplained(gap)));
    }

    /** A processor that nobody says filters may do so all the same: without the signal less may come out, never more. */
    private boolean intended(Stage stage, double gap) {
        return stage.kind() == StageKind.PROCESSOR && gap > 0 && !window.has(stage.id(), Signal.FILTERED);
    }

    /** Between two stages that have no other neighbours on this side. */
    private Optional<Finding> gap(Stage from, Stage to) {
        Pipeline p = window.pipeline();
        boolean alone =
                p.downstream(from.id()).size() == 1 && p.upstream(to.id()).size() == 1;
        boolean counts = from.kind() != StageKind.SINK && to.kind() != StageKind.DESTINATION;
        if (!alone || !counts || !reported(from, Signal.OUT) || !reported(to, Signal.IN)) {
            return Optional.empty();
        }
        double out = total(from, Signal.OUT);
        double in = total(to, Signal.IN);
        double gap = out - in;
        return Math.abs(gap) <= allowed(from, out) + hands(to)
                ? Optional.empty()
                : Optional.of(finding(
                        to,
                        Math.abs(gap) / Math.max(in, out),
                        Figures.number(out) + " events left '" + from.id() + "' and " + Figures.number(in)
                                + " came to '" + to.id() + "': " + unexplained(gap)));
    }

    private static String unexplained(double gap) {
        return Figures.number(Math.abs(gap)) + (gap > 0 ? " are missing." : " more than there were.");
    }

    private boolean reported(Stage stage, Signal signal) {
        Column column = window.column(stage.id(), signal);
        return column.present() >= ENOUGH
                && column.present() >= column.size() - 1
                && column.quality() == Quality.REPORTED;
    }

    private double total(Stage stage, Signal signal) {
        return window.column(stage.id(), signal).total();
    }

    private double grown(Stage stage) {
        Column size = window.column(stage.id(), Signal.QUEUE_SIZE);
        return size.present() == 0 ? 0 : size.last() - size.values()[0];
    }

    /** Events by which the books may be out. */
    private double allowed(Stage stage, double in) {
        Column column = window.column(stage.id(), Signal.IN).size() > 0
                ? window.column(stage.id(), Signal.IN)
                : window.column(stage.id(), Signal.OUT);
        double reading = window.interval().seconds() / Math.max(1, column.size() - 1);
        double most = Double.isNaN(column.max()) ? 0 : column.max();
        return Math.max(worthSaying * in, READINGS * most * reading) + hands(stage);
    }

    /** Events that its workers may have in hand. */
    private double hands(Stage stage) {
        double batch = window.pipeline()
                .setting(stage.id(), SettingRole.BATCH_SIZE)
                .map(Setting::number)
                .filter(n -> n > 0)
                .orElse(1.0);
        double workers = Work.workers(window.pipeline(), stage);
        double inFlight = window.column(stage.id(), Signal.INFLIGHT).max();
        return Math.max(Double.isNaN(inFlight) ? 0 : inFlight, batch * (Double.isNaN(workers) ? 1 : workers));
    }

    private Finding finding(Stage stage, double share, String text) {
        Evidence evidence = new Evidence(
                stage.id(),
                Signal.IN,
                window.interval(),
                Statistic.MEAN,
                window.column(stage.id(), Signal.IN).mean(),
                text);
        return new Finding(
                "loss.unexplained",
                FindingKind.LOSS,
                stage.id(),
                share >= 0.05 ? Severity.ERROR : Severity.WARNING,
                0.8,
                "Events are unaccounted for",
                text + " No counter of the engine says what became of them.",
                List.of(evidence),
                List.of());
    }
}
