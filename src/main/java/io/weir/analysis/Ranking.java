package io.weir.analysis;

import io.weir.analysis.FindingChanges.Said;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.FindingKind;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which finding matters most. By severity, then by confidence, then by code; but a loss never stands above the bottleneck
 * that explains it, because the loss is the symptom and the bottleneck is what can be changed.
 */
public final class Ranking {

    private static final Comparator<Said> ORDER = Comparator.<Said, Finding>comparing(
            Said::finding,
            Comparator.comparing(Finding::severity)
                    .reversed()
                    .thenComparing(
                            Comparator.comparingDouble(Finding::confidence).reversed())
                    .thenComparing(Finding::code)
                    .thenComparing(f -> f.stage() == null ? "" : f.stage()));

    private static final Set<FindingKind> SYMPTOMS = EnumSet.of(FindingKind.LOSS, FindingKind.FORECAST);

    private Ranking() {}

    /** The findings of one pipeline, most important first. */
    public static List<Said> mostImportantFirst(Pipeline pipeline, List<Said> findings) {
        List<Said> ranked = new ArrayList<>(findings);
        ranked.sort(ORDER);
        for (int i = 0; i < ranked.size(); i++) {
            if (ranked.get(i).finding().kind() == FindingKind.LOSS) {
                i += raiseCause(pipeline, ranked, i);
            }
        }
        return List.copyOf(ranked);
    }

    /** Moves the first cause that stands below the loss right above it; returns how far the loss went down. */
    private static int raiseCause(Pipeline pipeline, List<Said> ranked, int loss) {
        Finding lost = ranked.get(loss).finding();
        boolean explained = ranked.subList(0, loss).stream().anyMatch(said -> explains(pipeline, said.finding(), lost));
        for (int i = loss + 1; !explained && i < ranked.size(); i++) {
            if (explains(pipeline, ranked.get(i).finding(), lost)) {
                ranked.add(loss, ranked.remove(i));
                return 1;
            }
        }
        return 0;
    }

    /** A bottleneck explains a loss at its own stage and at every stage that feeds it. */
    private static boolean explains(Pipeline pipeline, Finding cause, Finding loss) {
        if (SYMPTOMS.contains(cause.kind())) {
            return false;
        }
        String at = cause.stage();
        String lostAt = loss.stage();
        return at == null || lostAt == null || reaches(pipeline, lostAt, at);
    }

    private static boolean reaches(Pipeline pipeline, String from, @Nullable String to) {
        Set<String> seen = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            String stage = next.remove();
            if (stage.equals(to)) {
                return true;
            }
            if (seen.add(stage)) {
                pipeline.downstream(stage).stream().map(Stage::id).forEach(next::add);
            }
        }
        return false;
    }
}
