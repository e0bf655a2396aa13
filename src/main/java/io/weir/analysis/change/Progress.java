package io.weir.analysis.change;

import io.weir.api.analysis.Suggestion;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Setting;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a setting went where a suggestion wants it. */
final class Progress {

    private static final double HALF = 0.5;

    private Progress() {}

    /** The setting, when it went at least half of the way; a number may also go beyond. */
    static Optional<Setting> made(Told told, Pipeline now) {
        Suggestion s = told.suggestion();
        return told.known() && s.setting() != null && s.to() != null
                ? Told.setting(now, s).filter(Told::isKnown).filter(setting -> made(s, setting.value()))
                : Optional.empty();
    }

    /** Whether the value is at least half of the way from what it was to what was suggested. */
    static boolean made(Suggestion s, String value) {
        double from = number(s.from());
        double to = number(s.to());
        double is = number(value);
        if (Double.isFinite(from + to + is) && from != to) {
            return (is - from) / (to - from) >= HALF;
        }
        return value.equalsIgnoreCase(s.to()) && !value.equalsIgnoreCase(s.from());
    }

    private static double number(@Nullable String text) {
        try {
            return text == null ? Double.NaN : Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
