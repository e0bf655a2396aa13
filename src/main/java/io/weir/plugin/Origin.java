package io.weir.plugin;

import java.security.CodeSource;

/** Where a class came from, for people: its jar, or nothing when that is not known, and its name. */
final class Origin {

    private Origin() {}

    static String of(Class<?> type) {
        String place = place(type);
        return place.isEmpty() ? type.getName() : type.getName() + " (" + place + ")";
    }

    /** The class's simple name out of an origin. */
    static String name(String origin) {
        String type = origin.replaceFirst(" \\(.*", "");
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static String place(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return "";
        }
        String path = source.getLocation().getPath();
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }
}
