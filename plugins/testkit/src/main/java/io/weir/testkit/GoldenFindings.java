package io.weir.testkit;

import io.weir.api.analysis.Advice;
import io.weir.api.analysis.Evidence;
import io.weir.api.analysis.Figures;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Suggestion;
import io.weir.api.analysis.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Findings as lines of text that a person can read and compare. Their order does not depend on that of the findings. */
final class GoldenFindings {

    private GoldenFindings() {}

    static List<String> lines(Verdict verdict) {
        return switch (verdict) {
            case Verdict.NotApplicable n -> List.of("not applicable: " + n.needs());
            case Verdict.Said s -> {
                List<String> lines = new ArrayList<>(lines(s.findings()));
                s.advice().stream()
                        .sorted(Comparator.comparing(Advice::code).thenComparing(a -> String.valueOf(a.stage())))
                        .forEach(a -> add(a, lines));
                yield lines.isEmpty() ? List.of("nothing") : lines;
            }
        };
    }

    static List<String> lines(List<Finding> findings) {
        List<String> lines = new ArrayList<>();
        findings.stream()
                .sorted(Comparator.comparing(Finding::severity)
                        .reversed()
                        .thenComparing(Finding::code)
                        .thenComparing(f -> String.valueOf(f.stage())))
                .forEach(f -> add(f, lines));
        return lines;
    }

    private static void add(Finding f, List<String> lines) {
        lines.add(f.severity() + " " + f.code() + at(f.stage()) + ", " + f.kind() + ", confidence "
                + Figures.number(f.confidence()));
        lines.add("  " + f.title());
        lines.add("  " + f.explanation());
        f.evidence().forEach(e -> lines.add("  evidence: " + line(e)));
        f.suggestions().forEach(s -> add(s, lines));
    }

    private static void add(Advice a, List<String> lines) {
        lines.add("ADVICE on " + a.code() + at(a.stage()));
        a.suggestions().forEach(s -> add(s, lines));
    }

    private static String line(Evidence e) {
        String where = e.stage().isEmpty() ? "the whole" : e.stage();
        return e.statistic() + " of " + e.signal().id() + " at " + where + " = " + Figures.number(e.value()) + ": "
                + e.text();
    }

    private static void add(Suggestion s, List<String> lines) {
        lines.add("  suggests: " + s.action() + " " + Objects.requireNonNullElse(s.setting(), "something outside")
                + at(s.stage()) + change(s));
        lines.add("    because " + s.reason());
        lines.add("    brings " + s.effect().quantity() + " "
                + Figures.number(s.effect().now()) + " -> "
                + Figures.number(s.effect().expected()) + " ("
                + Figures.number(s.effect().low()) + " to "
                + Figures.number(s.effect().high()) + ")");
        lines.add("    at the risk of " + s.risk());
    }

    private static String change(Suggestion s) {
        return s.to() == null ? "" : ", " + Objects.requireNonNullElse(s.from(), "?") + " -> " + s.to();
    }

    private static String at(@Nullable String stage) {
        return stage == null ? "" : " at " + stage;
    }
}
