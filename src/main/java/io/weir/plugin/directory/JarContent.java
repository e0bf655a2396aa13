package io.weir.plugin.directory;

import io.weir.api.ApiVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * All files of the jars of one plugin, read at once into memory: what was checked is what is loaded, and a jar that is
 * overwritten later disturbs nobody. Files for this version of Java stand for the common ones. Immutable.
 */
final class JarContent {

    static final String SERVICES = "META-INF/services/";

    private static final long MOST_BYTES = 256L << 20;
    private static final int MOST_FILES = 100_000;

    private final Map<String, List<JarEntryBytes>> files = new LinkedHashMap<>();
    private final Map<Path, String> apis = new LinkedHashMap<>();
    private long bytes;

    private JarContent() {}

    /** Reads the jars in order; of files of one name the first counts. */
    static JarContent read(List<Path> jars) throws Unusable {
        JarContent content = new JarContent();
        for (Path jar : jars) {
            try {
                content.add(jar);
            } catch (IOException | IllegalArgumentException | SecurityException e) {
                String which = jars.size() == 1 ? "" : "holds " + jar.getFileName() + ", which ";
                throw Unusable.unreadable(
                        which + "is not a whole jar (" + e.getMessage() + "); is it still being written?");
            }
        }
        return content;
    }

    /** The file of that name, or null. */
    @Nullable
    JarEntryBytes file(String name) {
        List<JarEntryBytes> found = files.get(name);
        return found == null ? null : found.getFirst();
    }

    /** The files of that name, one for each jar that has it. */
    List<JarEntryBytes> all(String name) {
        return files.getOrDefault(name, List.of());
    }

    Stream<String> names() {
        return files.keySet().stream();
    }

    /** Names of what it provides services for. */
    Set<String> services() {
        return names().filter(n -> n.startsWith(SERVICES) && n.length() > SERVICES.length())
                .map(n -> n.substring(SERVICES.length()))
                .collect(Collectors.toSet());
    }

    /** Jars that provide one of the services. */
    Set<Path> providing(Set<String> services) {
        return services.stream()
                .flatMap(s -> all(SERVICES + s).stream())
                .map(JarEntryBytes::jar)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** What a jar's manifest says of the API it needs, or null. */
    @Nullable
    String api(Path jar) {
        return apis.get(jar);
    }

    private void add(Path path) throws IOException, Unusable {
        try (JarFile jar = new JarFile(path.toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion())) {
            if (jar.getManifest() != null) {
                String api = jar.getManifest().getMainAttributes().getValue(ApiVersion.ATTRIBUTE);
                if (api != null) {
                    apis.put(path, api);
                }
            }
            for (JarEntry entry : jar.versionedStream().toList()) {
                if (!entry.isDirectory()) {
                    add(path, jar, entry);
                }
            }
        }
    }

    private void add(Path path, JarFile jar, JarEntry entry) throws IOException, Unusable {
        int room = (int) Math.min(MOST_BYTES - bytes + 1, Integer.MAX_VALUE - 8);
        try (InputStream in = Objects.requireNonNull(jar.getInputStream(entry), entry.getName())) {
            byte[] read = in.readNBytes(room);
            bytes += read.length;
            files.computeIfAbsent(entry.getName(), n -> new ArrayList<>(1)).add(new JarEntryBytes(read, path));
        }
        if (bytes > MOST_BYTES || files.size() > MOST_FILES) {
            throw Unusable.refused("holds more than " + (MOST_BYTES >> 20) + " MB or " + MOST_FILES + " files");
        }
    }
}
