package io.weir.plugin.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where plugins are dropped, one jar, one folder of jars or one YAML file a plugin. It is looked at again and again rather than watched:
 * that works on every file system, mounted volumes of a cluster included.
 *
 * @param root the directory, which need not exist; null when there is none
 * @param classes whether classes can be loaded from it, which a native executable cannot
 */
public record PluginDirectory(@Nullable Path root, boolean classes) {

    /** Plugins come from nowhere else than the class path. */
    public static final PluginDirectory NONE = new PluginDirectory(null);

    private static final List<String> UNFINISHED = List.of(".part", ".tmp", ".crdownload", ".swp", "~");

    /** A directory from which classes can be loaded. */
    public PluginDirectory(@Nullable Path root) {
        this(root, true);
    }

    /**
     * What lies there now, by name. Hidden files and those whose name says that they are still being written are left out.
     *
     * @throws IOException when the directory is there and cannot be read
     */
    public List<Dropped> look() throws IOException {
        if (root == null || !Files.exists(root)) {
            return List.of();
        }
        List<Dropped> found = new ArrayList<>();
        for (Path path : inside(root)) {
            try {
                found.add(dropped(path));
            } catch (NoSuchFileException gone) {
                // It went while we looked: the next look tells.
            }
        }
        return found;
    }

    /**
     * One jar, or one folder of jars, wherever it lies.
     *
     * @throws IOException when it is not there or cannot be read
     */
    public static Dropped at(Path plugin) throws IOException {
        return dropped(plugin);
    }

    private static Dropped dropped(Path path) throws IOException {
        String name = path.getFileName().toString();
        List<Path> files = Files.isDirectory(path)
                ? inside(path).stream().filter(PluginDirectory::isJar).toList()
                : isJar(path) || Dropped.declares(name) ? List.of(path) : List.of();
        StringBuilder stamp = new StringBuilder();
        Instant changed = Instant.EPOCH;
        for (Path file : files.isEmpty() ? List.of(path) : files) {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            FileTime at = attributes.lastModifiedTime();
            changed = at.toInstant().isAfter(changed) ? at.toInstant() : changed;
            stamp.append(file.getFileName()).append(' ').append(at).append(' ').append(attributes.size());
            stamp.append(' ').append(attributes.fileKey()).append('\n');
        }
        return new Dropped(name, files, stamp.toString(), changed);
    }

    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(PluginDirectory::isFinished)
                    .sorted(Comparator.comparing(p -> p.getFileName().toString()))
                    .toList();
        }
    }

    private static boolean isFinished(Path path) {
        String name = path.getFileName().toString();
        return !name.startsWith(".") && UNFINISHED.stream().noneMatch(name::endsWith);
    }

    private static boolean isJar(Path path) {
        return path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".jar") && !Files.isDirectory(path);
    }
}
