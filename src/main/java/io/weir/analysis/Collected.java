package io.weir.analysis;

import io.weir.analysis.FindingChanges.Said;
import io.weir.api.analysis.Advice;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Suggestion;
import io.weir.api.analysis.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the analyzers of one window have said so far. Immutable: each verdict makes a new one.
 *
 * @param findings in the order in which they were said, with the advice of later analyzers merged in
 */
public record Collected(List<Said> findings) {

    /** Nothing was said yet. */
    public static final Collected NOTHING = new Collected(List.of());

    /** Copies the list. */
    public Collected {
        findings = List.copyOf(findings);
    }

    /**
     * With one more verdict. Its findings come after those that are there; a finding whose code and stage are already
     * taken is left out, because the first analyzer to say it owns it. Advice for findings that are not there is dropped.
     */
    public Collected with(String analyzer, Verdict.Said verdict) {
        List<Said> all = new ArrayList<>(findings);
        for (Finding finding : verdict.findings()) {
            if (all.stream().noneMatch(said -> sameIdentity(said.finding(), finding.code(), finding.stage()))) {
                all.add(new Said(analyzer, finding));
            }
        }
        for (Advice advice : verdict.advice()) {
            all.replaceAll(said -> sameIdentity(said.finding(), advice.code(), advice.stage())
                    ? new Said(said.analyzer(), advised(said.finding(), advice.suggestions()))
                    : said);
        }
        return new Collected(all);
    }

    /** The findings of the given analyzers. */
    public List<Finding> saidBy(Set<String> analyzers) {
        return findings.stream()
                .filter(said -> analyzers.contains(said.analyzer()))
                .map(Said::finding)
                .toList();
    }

    private static boolean sameIdentity(Finding finding, String code, @Nullable String stage) {
        return finding.code().equals(code) && Objects.equals(finding.stage(), stage);
    }

    private static Finding advised(Finding finding, List<Suggestion> more) {
        List<Suggestion> all = new ArrayList<>(finding.suggestions());
        for (Suggestion suggestion : more) {
            if (all.stream().noneMatch(known -> sameChange(known, suggestion))) {
                all.add(suggestion);
            }
        }
        return finding.withSuggestions(all);
    }

    private static boolean sameChange(Suggestion one, Suggestion other) {
        return one.action() == other.action()
                && one.setting() != null
                && one.setting().equals(other.setting())
                && Objects.equals(one.stage(), other.stage());
    }
}
