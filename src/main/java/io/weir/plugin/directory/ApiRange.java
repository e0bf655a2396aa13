package io.weir.plugin.directory;

import io.weir.api.ApiVersion;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Versions of the API that a plugin can use.
 *
 * @param from the first
 * @param below the first that is too new
 */
record ApiRange(ApiVersion from, ApiVersion below) {

    private static final Pattern RANGE = Pattern.compile("\\[\\s*([^,\\s]+)\\s*,\\s*([^,\\s]+)\\s*\\)");

    /** Reads {@code 1.2} (up to the next breaking version) or {@code [1.2,3.0)}; says what would be right. */
    static ApiRange parse(String text) {
        Matcher range = RANGE.matcher(text.strip());
        if (range.matches()) {
            return new ApiRange(ApiVersion.parse(range.group(1)), ApiVersion.parse(range.group(2)));
        }
        try {
            ApiVersion from = ApiVersion.parse(text);
            return new ApiRange(from, from.nextBreaking());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text.strip() + "' must be like " + ApiVersion.CURRENT + " or [0.1,2.0)", e);
        }
    }

    boolean holds(ApiVersion version) {
        return version.compareTo(from) >= 0 && version.compareTo(below) < 0;
    }

    @Override
    public String toString() {
        return "[" + from + "," + below + ")";
    }
}
