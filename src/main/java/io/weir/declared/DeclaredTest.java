package io.weir.declared;

import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Verdict;
import io.weir.api.analysis.Window;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A test that a file holds: values, and what the analyzer must make of them. */
public final class DeclaredTest {

    private final String name;
    private final DeclaredAnalyzer analyzer;
    private final Window window;
    private final Outcome expected;
    private final @Nullable String explanation;

    /** What an analyzer can make of values. */
    enum Outcome {
        FINDING,
        NOTHING,
        NEEDS
    }

    DeclaredTest(
            String name, DeclaredAnalyzer analyzer, Window window, Outcome expected, @Nullable String explanation) {
        this.name = name;
        this.analyzer = analyzer;
        this.window = window;
        this.expected = expected;
        this.explanation = explanation;
    }

    /**
     * How a test went.
     *
     * @param name of the test
     * @param passed whether the analyzer said what was expected
     * @param detail what it said instead; empty when it passed
     */
    public record Result(String name, boolean passed, String detail) {}

    /** Runs the analyzer over the test's values. */
    public Result run() {
        Verdict verdict = analyzer.analyze(window);
        if (outcome(verdict) != expected) {
            return new Result(name, false, "expected " + lower(expected) + ", but the analyzer " + said(verdict));
        }
        if (explanation != null && verdict instanceof Verdict.Said said) {
            String actual = said.findings().getFirst().explanation();
            if (!actual.equals(explanation)) {
                return new Result(
                        name, false, "expected the explanation\n  " + explanation + "\nbut it is\n  " + actual);
            }
        }
        return new Result(name, true, "");
    }

    private static Outcome outcome(Verdict verdict) {
        return switch (verdict) {
            case Verdict.NotApplicable _ -> Outcome.NEEDS;
            case Verdict.Said said -> said.findings().isEmpty() ? Outcome.NOTHING : Outcome.FINDING;
        };
    }

    private String said(Verdict verdict) {
        return switch (verdict) {
            case Verdict.NotApplicable missing -> "could not look: " + missing.needs();
            case Verdict.Said said when said.findings().isEmpty() -> "found nothing: " + analyzer.trace(window);
            case Verdict.Said said ->
                "found: " + title(said.findings().getFirst()) + " (" + analyzer.trace(window) + ")";
        };
    }

    private static String title(Finding finding) {
        return finding.title() + ". " + finding.explanation();
    }

    private static String lower(Outcome outcome) {
        return outcome == Outcome.FINDING ? "a finding" : outcome.name().toLowerCase(Locale.ROOT);
    }
}
