package io.weir.analysis.fact;

import io.weir.analysis.settings.FieldProblem;
import io.weir.analysis.settings.RefusedException;
import io.weir.api.adapter.NativeSettings;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The configuration of a source's engine, as far as somebody knows it: what a fact leaves out is not known to be set.
 *
 * @param at since when it is so
 * @param by who says so
 * @param settings values by the engine's own name with the path before it, such as {@code sinks.siem.buffer.max_events};
 *     sorted
 */
public record ConfigurationFact(Instant at, String by, Map<String, String> settings) {

    /** Most settings of one source. */
    public static final int MOST = 2_000;

    /** Longest name, in characters. */
    public static final int LONGEST_NAME = 300;

    /** Longest value, in characters. */
    public static final int LONGEST_VALUE = 4_000;

    /** Most characters of all names and values together. */
    public static final int MOST_CHARACTERS = 200_000;

    private static final String FIELD = "settings";

    /**
     * Checks and copies.
     *
     * @throws RefusedException when there are too many settings, or one is too long or cannot be kept
     */
    public ConfigurationFact {
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
        if (settings.size() > MOST) {
            throw refused(FIELD, "at most " + MOST + " settings are kept for a source, there are " + settings.size());
        }
        settings.forEach(ConfigurationFact::check);
        int characters = settings.entrySet().stream()
                .mapToInt(e -> e.getKey().length() + e.getValue().length())
                .sum();
        if (characters > MOST_CHARACTERS) {
            throw refused(
                    FIELD, "names and values may have " + MOST_CHARACTERS + " characters together, have " + characters);
        }
    }

    /**
     * A fact out of JSON.
     *
     * @param json texts, numbers and truths by name; objects and lists within become paths, {@code key.key} and
     *     {@code key[0]}; what is null is not set
     * @throws RefusedException naming the setting that cannot be taken
     */
    public static ConfigurationFact of(Instant at, String by, Map<String, ?> json) {
        return new ConfigurationFact(at, by, Paths.flat(json));
    }

    /**
     * Settings as adapters take them: by name, and as lines of {@code name=value} for those that read the configuration as
     * it is written.
     */
    public static NativeSettings forAdapters(Map<String, String> settings) {
        String lines = new TreeMap<>(settings)
                .entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining("\n"));
        return new NativeSettings(lines, settings);
    }

    static RefusedException refused(String field, String message) {
        return new RefusedException(List.of(new FieldProblem(field, message, null)));
    }

    private static void check(String name, String value) {
        if (name.isBlank() || name.length() > LONGEST_NAME || unwritable(name)) {
            throw refused(
                    FIELD,
                    "the name of a setting must have 1 to " + LONGEST_NAME + " characters, none of them NUL, '"
                            + begin(name) + "' has " + name.length());
        }
        if (value.length() > LONGEST_VALUE || unwritable(value)) {
            throw refused(
                    FIELD + "." + begin(name),
                    begin(name) + " must have at most " + LONGEST_VALUE + " characters, none of them NUL; it has "
                            + value.length());
        }
    }

    private static String begin(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "...";
    }

    /** PostgreSQL keeps neither NUL nor half a character. */
    private static boolean unwritable(String text) {
        return text.indexOf('\0') >= 0 || text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }
}
