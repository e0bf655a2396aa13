package io.weir.plugins.vector;

import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.Sections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Which component takes its events from which: as configured, else from all of the kind before. */
final class Wiring {

    private final Map<String, String> configured;
    private final List<Component> all;

    Wiring(NativeSettings settings, List<Component> all) {
        this.configured = flat(settings);
        this.all = all;
    }

    /** YAML and JSON come flattened; TOML is read here. */
    static Map<String, String> flat(NativeSettings settings) {
        Map<String, String> found = new HashMap<>(Sections.of(settings.text()));
        found.putAll(settings.values());
        return found;
    }

    /** The components in front of one. */
    List<String> inputs(Component of) {
        List<String> wired = configured(of);
        return wired.isEmpty() ? byKind(of) : wired;
    }

    /** An input may name one of several outputs ({@code route.errors}) or many components ({@code app_*}). */
    private List<String> configured(Component of) {
        String prefix = (of.kind() == Component.Kind.SINK ? "sinks." : "transforms.") + of.id() + ".inputs[";
        List<Pattern> inputs = configured.entrySet().stream()
                .filter(e -> e.getKey().startsWith(prefix))
                .map(e -> Pattern.compile(
                        "\\Q" + e.getValue().replaceAll("\\.[^.*]*$", "").replace("*", "\\E.*\\Q") + "\\E"))
                .toList();
        return all.stream()
                .map(Component::id)
                .filter(id -> !id.equals(of.id()))
                .filter(id -> inputs.stream().anyMatch(p -> p.matcher(id).matches()))
                .toList();
    }

    private List<String> byKind(Component of) {
        boolean transforms = all.stream().anyMatch(c -> c.kind() == Component.Kind.TRANSFORM);
        Component.Kind before =
                of.kind() == Component.Kind.SINK && transforms ? Component.Kind.TRANSFORM : Component.Kind.SOURCE;
        return all.stream().filter(c -> c.kind() == before).map(Component::id).toList();
    }
}
