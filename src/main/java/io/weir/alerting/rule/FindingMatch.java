package io.weir.alerting.rule;

import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Severity;
import io.weir.model.FindingRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Waits for findings.
 *
 * @param code of the finding
 * @param kind of the finding, in lower case
 * @param atLeast of this severity or a higher one
 */
record FindingMatch(Glob code, Glob kind, Severity atLeast) implements Match {

    private static final Set<String> PLACEHOLDERS = Set.of(
            "pipeline",
            "source",
            "engine",
            "stage",
            "code",
            "kind",
            "severity",
            "title",
            "explanation",
            "confidence",
            "suggestion");

    @Override
    public List<Hit> hits(Analysed analysed) {
        return analysed.open().stream()
                .filter(found -> matches(found.finding()))
                .map(found -> hit(analysed, found))
                .toList();
    }

    @Override
    public boolean severityChanges() {
        return true;
    }

    @Override
    public Set<String> placeholders() {
        return PLACEHOLDERS;
    }

    private boolean matches(Finding finding) {
        return finding.severity().compareTo(atLeast) >= 0
                && code.matches(finding.code())
                && kind.matches(lower(finding.kind()));
    }

    private static Hit hit(Analysed analysed, FindingRecord found) {
        Finding finding = found.finding();
        Map<String, String> labels = analysed.facts();
        labels.put("code", finding.code());
        labels.put("kind", lower(finding.kind()));
        labels.put("severity", lower(finding.severity()));
        if (finding.stage() != null) {
            labels.put("stage", finding.stage());
        }
        Map<String, String> facts = new HashMap<>(labels);
        facts.put("title", finding.title());
        facts.put("explanation", finding.explanation());
        facts.put("confidence", Math.round(finding.confidence() * 100) + " %");
        facts.put("suggestion", suggestion(finding));
        return new Hit(labels, facts, found.firstSeen(), found.id());
    }

    private static String suggestion(Finding finding) {
        return finding.suggestions().isEmpty()
                ? ""
                : SuggestionText.of(finding.suggestions().getFirst());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
