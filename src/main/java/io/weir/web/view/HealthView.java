package io.weir.web.view;

import io.weir.api.analysis.Severity;
import io.weir.web.format.Words;
import io.weir.web.read.Health;

/**
 * A state with its mark: colour alone never tells.
 *
 * @param word for style sheets and scripts, such as {@code critical}
 * @param title for people
 */
public record HealthView(String word, String title) {

    /** The health of a pipeline. */
    public static HealthView of(Health health) {
        return new HealthView(Words.of(health), Words.title(health));
    }

    /** The severity of a finding. */
    public static HealthView of(Severity severity) {
        return new HealthView(Words.of(severity), Words.title(severity));
    }

    /** Any other state, drawn in the colours of the given word. */
    public static HealthView of(String word, String title) {
        return new HealthView(word, title);
    }
}
