package io.weir.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Version of this API. It follows SemVer on its own: a plugin that was built against 1.2 runs with 1.2 up to, but without,
 * 2.0; before 1.0 it runs with the same minor version only.
 *
 * <p>A jar says in its manifest which versions it can use, because a host must know before it loads a class:
 *
 * <pre>{@code Weir-Api: 0.1}</pre>
 *
 * @param major changes when plugins must change
 * @param minor changes when something is added
 */
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

    /** This one. */
    public static final ApiVersion CURRENT = new ApiVersion(0, 1);

    /** Name of the manifest's attribute. */
    public static final String ATTRIBUTE = "Weir-Api";

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(\\.\\d+.*)?");

    /** Refuses negative numbers. */
    public ApiVersion {
        if (major < 0 || minor < 0) {
            throw new IllegalArgumentException("a version has no negative numbers: " + major + "." + minor);
        }
    }

    /**
     * Reads {@code 1.2}; what follows a second dot does not matter.
     *
     * @throws IllegalArgumentException when it is none, with a message that says what one looks like
     */
    public static ApiVersion parse(String text) {
        Matcher m = FORM.matcher(text.strip());
        if (!m.matches()) {
            throw new IllegalArgumentException("'" + text.strip() + "' is no version such as " + CURRENT);
        }
        return new ApiVersion(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)));
    }

    /** The first version that may break what was built against this one. */
    public ApiVersion nextBreaking() {
        return major == 0 ? new ApiVersion(0, minor + 1) : new ApiVersion(major + 1, 0);
    }

    @Override
    public int compareTo(ApiVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
