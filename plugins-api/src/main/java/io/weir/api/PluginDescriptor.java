package io.weir.api;

import java.util.regex.Pattern;

/**
 * Who a plugin is.
 *
 * @param id stable and unique among plugins of one kind: 2 to 64 lower-case letters, digits and hyphens, first a letter
 * @param version of the plugin, as its author counts; not empty
 * @param title what a person reads in a list; not empty, one line
 * @param description what it does and what it needs, in one or two sentences
 */
public record PluginDescriptor(String id, String version, String title, String description) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,63}");

    /** Refuses an id that does not match the pattern, or an empty version or title, with a message that says so. */
    public PluginDescriptor {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("plugin id '" + id
                    + "' must be 2 to 64 lower-case letters, digits and hyphens and begin with a letter");
        }
        if (version.isBlank() || title.isBlank()) {
            throw new IllegalArgumentException("plugin '" + id + "' needs a version and a title");
        }
    }
}
