package io.weir.plugin;

import io.weir.analysis.Collected;
import io.weir.analysis.PluginHost.Analysis;
import io.weir.analysis.Ranking;
import io.weir.api.analysis.Verdict;
import io.weir.api.analysis.Window;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How far the analysis of one window has come. Immutable.
 *
 * @param window as it was handed in
 * @param collected findings so far
 * @param looked ids of analyzers that could look
 * @param failed ids of analyzers that failed
 * @param notApplicable ids of analyzers that could not look, with what they need
 */
record AnalysisSoFar(
        Window window, Collected collected, List<String> looked, List<String> failed, List<String> notApplicable) {

    static AnalysisSoFar of(Window window) {
        return new AnalysisSoFar(window, Collected.NOTHING, List.of(), List.of(), List.of());
    }

    /** The window as an analyzer sees it that asked for the findings of others: theirs and no more. */
    Window windowFor(Set<String> after) {
        return window.with(collected.saidBy(after));
    }

    AnalysisSoFar with(String id, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Said said ->
                new AnalysisSoFar(window, collected.with(id, said), plus(looked, id), failed, notApplicable);
            case Verdict.NotApplicable missing ->
                new AnalysisSoFar(window, collected, looked, failed, plus(notApplicable, id + ": " + missing.needs()));
        };
    }

    AnalysisSoFar failed(String id) {
        return new AnalysisSoFar(window, collected, looked, plus(failed, id), notApplicable);
    }

    Analysis analysis() {
        return new Analysis(
                Ranking.mostImportantFirst(window.pipeline(), collected.findings()),
                Set.copyOf(looked),
                failed,
                notApplicable);
    }

    private static List<String> plus(List<String> list, String one) {
        return Stream.concat(list.stream(), Stream.of(one)).toList();
    }
}
