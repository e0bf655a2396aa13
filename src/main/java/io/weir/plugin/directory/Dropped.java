package io.weir.plugin.directory;

import io.weir.api.ApiVersion;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A jar, a folder of jars or a YAML file, as it lies in the directory: one plugin.
 *
 * @param name of the file or folder
 * @param files jars in order of their names, or the YAML file
 * @param stamp changes when a file is added, removed or written
 * @param changed when a file was last written
 */
public record Dropped(String name, List<Path> files, String stamp, Instant changed) {

    private static final int LARGEST_DECLARATION = 1 << 20;

    static boolean declares(String name) {
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /** Whether it is a file that declares an analyzer. */
    public boolean isDeclaration() {
        return files.size() == 1 && declares(name);
    }

    /** The text of a declaration. */
    public String text() throws Unusable {
        Path file = files.getFirst();
        try {
            if (Files.size(file) > LARGEST_DECLARATION) {
                throw Unusable.refused("is larger than " + LARGEST_DECLARATION + " bytes");
            }
            return Files.readString(file);
        } catch (CharacterCodingException notText) {
            throw Unusable.refused("is not text in UTF-8");
        } catch (IOException e) {
            throw Unusable.unreadable("cannot be read: " + e);
        }
    }

    /**
     * Reads and checks it, and makes its class loader. Runs no code of it.
     *
     * @param services names of the extension points
     * @param api sees the API
     */
    public PluginClassLoader open(Set<String> services, ClassLoader api) throws Unusable {
        if (files.isEmpty()) {
            throw Unusable.refused("is neither a jar, nor a folder with jars in it, nor a YAML file");
        }
        JarContent content = JarContent.read(files);
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
