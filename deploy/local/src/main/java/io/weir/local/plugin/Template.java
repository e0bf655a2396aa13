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
 * @param layers that hold them, later ones over earlier ones
 * @param values by name
 */
record Template(List<Layer> layers, Map<String, String> values) {

    private static final List<String> PACKAGED = List.of("src/main/java", "src/test/java");

    /**
     * A folder of files.
     *
     * @param directory where they are
     * @param sources whether those under {@code src} count
     */
    record Layer(Path directory, boolean sources) {

        /** Names with slashes, relative to the directory. */
        List<String> names() throws IOException {
            try (Stream<Path> files = Files.walk(directory)) {
                return files.filter(Files::isRegularFile)
                        .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                        .filter(name -> sources || !name.startsWith("src/"))
                        .toList();
            }
        }
    }

    void writeTo(Path project) throws IOException {
        for (Layer layer : layers) {
            for (String name : layer.names()) {
                Path to = project.resolve(place(name));
                Files.createDirectories(to.getParent());
                Files.writeString(to, fill(Files.readString(layer.directory().resolve(name)), "${", "}"));
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
