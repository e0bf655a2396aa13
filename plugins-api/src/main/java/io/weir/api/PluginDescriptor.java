package io.weir.api;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Who a plugin is, what it needs and what it may say.
 *
 * @param id stable name, lower-case letters, digits and hyphens, such as {@code bottleneck}; unique among plugins of a type
 * @param version of the plugin, as its author counts
 * @param title what people call it, on one line
 * @param description what it does and what it needs, in one or two sentences
 * @param needs signals that it looks at; those without which it can say nothing are checked by the host before each call
 * @param finds kinds of findings it may return; when there are some, the host refuses others
 * @param cost of a call
 */
public record PluginDescriptor(
        String id, String version, String title, String description, List<Need> needs, List<Finds> finds, Cost cost) {

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
        needs = List.copyOf(needs);
        finds = List.copyOf(finds);
    }

    /** A plugin that declares no needs and no kinds of findings. */
    public PluginDescriptor(String id, String version, String title, String description) {
        this(id, version, title, description, List.of(), List.of(), Cost.LOW);
    }

    /** The same with needs; all that are required must be met. */
    public PluginDescriptor needing(Need... all) {
        return new PluginDescriptor(id, version, title, description, List.of(all), finds, cost);
    }

    /** The same with the kinds of findings it may return. */
    public PluginDescriptor finding(Finds... all) {
        return new PluginDescriptor(id, version, title, description, needs, List.of(all), cost);
    }

    /** The same with another cost. */
    public PluginDescriptor costing(Cost other) {
        return new PluginDescriptor(id, version, title, description, needs, finds, other);
    }
}
