package io.weir.local.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Files of the archetype, filled in as Maven's archetype plugin does: <code>${name}</code> in texts, {@code __name__} in
 * names of files, and what lies under {@code src/main/java} and {@code src/test/java} goes into the package.
 *
 * @param directory that holds them
 * @param values by name
 */
record Template(Path directory, Map<String, String> values) {

    private static final List<String> PACKAGED = List.of("src/main/java", "src/test/java");

    void writeTo(Path project) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = project.resolve(
                        place(directory.relativize(file).toString().replace('\\', '/')));
                Files.createDirectories(to.getParent());
                Files.writeString(to, fill(Files.readString(file), "${", "}"));
            }
        }
    }

    private String place(String name) {
        String filled = fill(name, "__", "__");
        for (String folder : PACKAGED) {
            if (filled.startsWith(folder + "/")) {
                String inside = values.getOrDefault("package", "").replace('.', '/');
                return folder + "/" + inside + filled.substring(folder.length());
            }
        }
        return filled;
    }

    private String fill(String text, String before, String after) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace(before + value.getKey() + after, value.getValue());
        }
        return filled;
    }
}
