package io.weir.plugins.optimization;

import io.weir.api.analysis.Action;
import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Figures;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Suggestion;
import io.weir.api.analysis.Window;
import io.weir.api.flow.QueueFlow;
import io.weir.api.flow.Step;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Advice where the engine counts no events, so that nothing can be said in events per second: only how long the queue is
 * full, and by how much it grew while it filled.
 */
final class Uncounted {

    private static final int STEADY = 3;
    private static final double FULL = 0.95;

    private Uncounted() {}

    /** What to do about a destination that is the limit; empty when the finding has no queue that was full. */
    static List<Suggestion> faster(Window window, Finding finding) {
        return QueueFlow.all(window).stream()
                .filter(q -> q.consumers().stream().anyMatch(s -> s.id().equals(finding.stage())))
                .filter(q -> q.troubleShare() > 0)
                .reduce((upstream, downstream) -> downstream)
                .map(q -> inOrder(destination(finding, q), flush(window, finding, q)))
                .orElse(List.of());
    }

    /** What is known to be set comes before what is guessed. */
    private static List<Suggestion> inOrder(Suggestion destination, Optional<Flush> flush) {
        List<Suggestion> all = new ArrayList<>(List.of(destination));
        flush.ifPresent(f -> all.add(f.known() ? 0 : 1, f.suggestion()));
        return all;
    }

    private static Suggestion destination(Finding finding, QueueFlow q) {
        double missing = missing(q);
        return new Suggestion(
                null,
                finding.stage(),
                Action.EXTERNAL,
                null,
                missing > 0 ? "at least " + Figures.number(Round.up(missing)) + " events/s more" : "faster",
                effect(q),
                "The destination is the limit: no setting of the pipeline makes it faster, and a larger queue only delays"
                        + " the moment at which it is full. Make it faster, or send it less.",
                "Until then the sources wait, or events are dropped.");
    }

    private record Flush(Suggestion suggestion, boolean known) {}

    private static Optional<Flush> flush(Window window, Finding finding, QueueFlow q) {
        return Optional.ofNullable(finding.stage())
                .flatMap(id -> window.pipeline().setting(id, SettingRole.FLUSH_EACH))
                .filter(s -> s.value().equals("true"))
                .map(s -> new Flush(flush(s, q), s.origin() != Setting.Origin.DEFAULT));
    }

    private static Suggestion flush(Setting setting, QueueFlow q) {
        return new Suggestion(
                setting.name(),
                setting.stage(),
                Action.DISABLE,
                setting.value(),
                "false",
                effect(q),
                "Every event is flushed on its own, and pays the fixed cost of a flush. Without it a flush is shared by all"
                        + " events that wait." + Situation.assumed(setting),
                "Events that are not yet flushed are lost when the process dies.");
    }

    private static Effect effect(QueueFlow q) {
        double full = Math.min(1, q.troubleShare());
        String text =
                "The queue is full for " + Figures.percent(full) + " of the time, and never once the destination keeps"
                        + " up. How many events per second that is cannot be said: the engine does not count them.";
        return new Effect("time with a full queue", "1", full, 0, 0, full, text);
    }

    /** Events per second by which the queue grew while it filled steadily; 0 when it never did. */
    private static double missing(QueueFlow q) {
        double most = 0;
        double grown = 0;
        double seconds = 0;
        int steps = 0;
        for (Step s : q.steps()) {
            boolean fills = s.after() > s.before() && s.after() < FULL * q.limit();
            grown = fills ? grown + s.after() - s.before() : 0;
            seconds = fills ? seconds + s.seconds() : 0;
            steps = fills ? steps + 1 : 0;
            most = steps >= STEADY ? Math.max(most, grown / seconds) : most;
        }
        return most;
    }
}
