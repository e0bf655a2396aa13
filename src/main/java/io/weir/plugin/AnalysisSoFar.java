package io.weir.plugin;

import io.weir.analysis.Collected;
import io.weir.analysis.FindingChanges.Said;
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
 * @param shadow findings of instances in shadow mode
 * @param looked names of instances that could look, or shall not
 * @param failed names of instances that failed
 * @param notApplicable names of instances that could not look, with what they need
 * @param memories what is kept, and what is to be kept from now on
 */
record AnalysisSoFar(
        Window window,
        Collected collected,
        List<Said> shadow,
        List<String> looked,
        List<String> failed,
        List<String> notApplicable,
        Memories memories) {

    static AnalysisSoFar of(Window window, Memories memories) {
        return new AnalysisSoFar(window, Collected.NOTHING, List.of(), List.of(), List.of(), List.of(), memories);
    }

    /** The window as an analyzer sees it that asked for the findings of others: theirs and no more. */
    Window windowFor(Set<String> after) {
        return window.with(collected.saidBy(after));
    }

    AnalysisSoFar with(Runner runner, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Said said when runner.settings().shadow() -> aside(runner, said);
            case Verdict.Said said ->
                new AnalysisSoFar(
                        window,
                        collected.with(runner.name(), said),
                        shadow,
                        plus(looked, runner.name()),
                        failed,
                        notApplicable,
                        memories.with(runner, said.memory()));
            case Verdict.NotApplicable missing -> lacking(runner.name(), missing.needs());
        };
    }

    /** An instance that shall not look: what it found before is gone. */
    AnalysisSoFar without(String name) {
        return new AnalysisSoFar(window, collected, shadow, plus(looked, name), failed, notApplicable, memories);
    }

    AnalysisSoFar lacking(String name, String needs) {
        return new AnalysisSoFar(
                window, collected, shadow, looked, failed, plus(notApplicable, name + ": " + needs), memories);
    }

    AnalysisSoFar failed(String name, Throwable failure) {
        return new AnalysisSoFar(
                window,
                collected,
                shadow,
                looked,
                plus(failed, name),
                notApplicable,
                memories.afterFailure(name, failure));
    }

    Analysis analysis() {
        return new Analysis(
                Ranking.mostImportantFirst(window.pipeline(), collected.findings()),
                shadow,
                Set.copyOf(looked),
                failed,
                notApplicable,
                memories.changes());
    }

    private AnalysisSoFar aside(Runner runner, Verdict.Said said) {
        List<Said> all = Stream.concat(
                        shadow.stream(), said.findings().stream().map(finding -> new Said(runner.name(), finding)))
                .toList();
        return new AnalysisSoFar(
                window,
                collected,
                all,
                plus(looked, runner.name()),
                failed,
                notApplicable,
                memories.with(runner, said.memory()));
    }

    private static List<String> plus(List<String> list, String one) {
        return Stream.concat(list.stream(), Stream.of(one)).toList();
    }
}
