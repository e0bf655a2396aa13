package io.weir.ingest;

import java.util.Map;
import java.util.TreeMap;

/** Holds series against the limits of names and labels. */
public final class SeriesAdmission {

    private final IngestLimits limits;

    /** @param limits to hold series against */
    public SeriesAdmission(IngestLimits limits) {
        this.limits = limits;
    }

    /** Whether the series has a name and no more and no longer labels than allowed. */
    public boolean admits(SeriesIdentity series) {
        return !series.name().isEmpty()
                && series.name().length() <= limits.nameLength()
                && series.unit().length() <= limits.nameLength()
                && series.labels().size() <= limits.labels()
                && series.labels().entrySet().stream().allMatch(this::admits);
    }

    private boolean admits(Map.Entry<String, String> label) {
        return label.getKey().length() <= limits.nameLength()
                && label.getValue().length() <= limits.valueLength();
    }

    /** The same series without the character NUL and lone surrogates, which no text in PostgreSQL may hold. */
    public static SeriesIdentity storable(SeriesIdentity series) {
        return new SeriesIdentity(
                storable(series.name()), storable(series.labels()), series.kind(), storable(series.unit()));
    }

    /** The same source without the character NUL and lone surrogates. */
    public static SourceIdentity storable(SourceIdentity source) {
        return new SourceIdentity(storable(source.name()), storable(source.attributes()));
    }

    private static Map<String, String> storable(Map<String, String> texts) {
        Map<String, String> result = new TreeMap<>();
        texts.forEach((key, value) -> result.put(storable(key), storable(value)));
        return result;
    }

    static String storable(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? 0xFFFD : c)
                .forEach(result::appendCodePoint);
        return result.toString();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
