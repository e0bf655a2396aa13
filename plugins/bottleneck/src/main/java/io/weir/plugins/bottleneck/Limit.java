package io.weir.plugins.bottleneck;

import io.weir.api.pipeline.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Which stage limits, and why.
 *
 * @param stage that limits
 * @param cause why
 * @param confidence 0 to 1
 * @param other the second cause that the signals leave open, or null
 * @param decides what would decide between the two, or null
 */
record Limit(
        Stage stage,
        Cause cause,
        double confidence,
        @Nullable Cause other,
        @Nullable String decides) {

    static Limit of(Stage stage, Cause cause, double confidence) {
        return new Limit(stage, cause, confidence, null, null);
    }

    /** The same, and what else it could be. */
    Limit or(Cause second, String whatDecides) {
        return new Limit(stage, cause, confidence, second, whatDecides);
    }
}
