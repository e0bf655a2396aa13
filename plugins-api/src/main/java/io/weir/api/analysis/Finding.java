package io.weir.api.analysis;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an analyzer says.
 *
 * @param code stable name of what was found, such as {@code bottleneck.destination}: words of lower-case letters, digits
 *     and hyphens, joined by dots. With pipeline and stage it makes the finding's identity
 * @param kind what it is about
 * @param stage id of the stage, or null for the whole pipeline
 * @param severity how much it matters
 * @param confidence how sure the analyzer is, 0 to 1
 * @param title one line that names the problem; no numbers that change from run to run
 * @param explanation why, in a few sentences with the numbers
 * @param evidence the numbers, each with its signal and interval
 * @param suggestions what to do, best first; other analyzers may add to them
 */
public record Finding(
        String code,
        FindingKind kind,
        @Nullable String stage,
        Severity severity,
        double confidence,
        String title,
        String explanation,
        List<Evidence> evidence,
        List<Suggestion> suggestions) {

    private static final Pattern CODE = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*");

    /** Copies the lists; refuses a code of another form and a confidence outside 0 to 1. */
    public Finding {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("finding code '" + code + "' must be like 'bottleneck.sink'");
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence of " + code + " must be 0 to 1, is " + confidence);
        }
        evidence = List.copyOf(evidence);
        suggestions = List.copyOf(suggestions);
    }

    /** The same finding with other suggestions. */
    public Finding withSuggestions(List<Suggestion> others) {
        return new Finding(code, kind, stage, severity, confidence, title, explanation, evidence, others);
    }
}
