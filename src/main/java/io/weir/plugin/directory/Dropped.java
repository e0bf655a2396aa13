package io.weir.plugin.directory;

import io.weir.api.ApiVersion;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A jar, or a folder of jars, as it lies in the directory: one plugin.
 *
 * @param name of the jar or folder
 * @param jars in order of their names
 * @param stamp changes when a jar is added, removed or written
 * @param changed when a file was last written
 */
public record Dropped(String name, List<Path> jars, String stamp, Instant changed) {

    /**
     * Reads and checks it, and makes its class loader. Runs no code of it.
     *
     * @param services names of the extension points
     * @param api sees the API
     */
    public PluginClassLoader open(Set<String> services, ClassLoader api) throws Unusable {
        if (jars.isEmpty()) {
            throw Unusable.refused("is neither a jar nor a folder with jars in it");
        }
        JarContent content = JarContent.read(jars);
        providesSomething(content, services);
        for (Path jar : content.providing(services)) {
            fits(content.api(jar));
        }
        endsNothing(content, content.providing(services));
        return new PluginClassLoader(name, content, api);
    }

    private static void providesSomething(JarContent content, Set<String> services) throws Unusable {
        Set<String> declared = content.services();
        if (declared.stream().noneMatch(services::contains)) {
            Set<String> ours = declared.stream()
                    .filter(s -> s.startsWith("io.weir"))
                    .collect(Collectors.toCollection(TreeSet::new));
            String instead = ours.isEmpty() ? "" : "; it has " + String.join(", ", ours) + ", which is none of them";
            throw Unusable.refused("provides nothing: it needs a file " + JarContent.SERVICES
                    + "NAME, with NAME one of " + String.join(", ", new TreeSet<>(services)) + instead);
        }
    }

    private static void fits(@Nullable String range) throws Unusable {
        if (range == null) {
            return;
        }
        try {
            ApiRange asked = ApiRange.parse(range);
            if (!asked.holds(ApiVersion.CURRENT)) {
                throw Unusable.refused("needs version " + asked + " of the plugins API, and this is "
                        + ApiVersion.CURRENT + ": use a "
                        + (asked.from().compareTo(ApiVersion.CURRENT) > 0
                                ? "newer Weir"
                                : "newer version of the plugin"));
            }
        } catch (IllegalArgumentException e) {
            throw Unusable.refused("its manifest is wrong: " + ApiVersion.ATTRIBUTE + " " + e.getMessage());
        }
    }

    private static void endsNothing(JarContent content, Set<Path> jars) throws Unusable {
        for (String name : content.names().filter(n -> n.endsWith(".class")).toList()) {
            JarEntryBytes file = content.file(name);
            if (file != null && jars.contains(file.jar())) {
                String called = ForbiddenCall.find(file.bytes()).orElse(null);
                if (called != null) {
                    throw Unusable.refused(called);
                }
            }
        }
    }
}
