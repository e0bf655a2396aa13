package io.weir.local.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where things lie.
 *
 * @param root of the repository, or of what was unpacked
 * @param data directory for data, logs and caches; made when missing
 */
public record Home(Path root, Path data) {

    /** As the script says it. */
    public static Home ofScript() {
        String root = System.getProperty("weir.root");
        String data = System.getProperty("weir.home");
        if (root == null || data == null) {
            throw Problem.ofInput("start this through the script ./weir: it says where things lie.");
        }
        return new Home(Path.of(root), Path.of(data));
    }

    /** Plugins that somebody adds; null when no script says where that is. */
    public static @Nullable Path pluginsOfScript() {
        return System.getProperty("weir.home") == null ? null : ofScript().plugins();
    }

    /** Data of PostgreSQL. */
    public Path postgres() {
        return data.resolve("postgres");
    }

    /** Data of Kafka. */
    public Path kafka() {
        return data.resolve("kafka");
    }

    /** What can be made again at any time. */
    public Path cache() {
        return data.resolve("cache");
    }

    /** Says which launcher has the directory. */
    public Path lock() {
        return data.resolve("run/up.lock");
    }

    /** Says which process a child is. */
    public Path pidFile(String child) {
        return data.resolve("run").resolve(child + ".pid");
    }

    /** A log file. */
    public Path log(String name) {
        return data.resolve("logs").resolve(name + ".log");
    }

    /** The routing tree of alerts. */
    public Path routes() {
        return data.resolve("routes.yaml");
    }

    /** Plugins that somebody adds. */
    public Path plugins() {
        return data.resolve("plugins");
    }

    /** The service as it was built. */
    public Path serviceJar() {
        return root.resolve("src/target/quarkus-app/quarkus-run.jar");
    }

    /** The sample pipeline as it was built. */
    public Path sampleJar() {
        return root.resolve("deploy/sample/target/weir-sample.jar");
    }

    /** Makes the directories that everything else relies on. */
    public void prepare() {
        try {
            for (String name : List.of("run", "logs", "cache", "plugins")) {
                Files.createDirectories(data.resolve(name));
            }
        } catch (IOException e) {
            throw Problem.ofMachine(
                    "cannot write to " + data + " (" + e.getMessage() + "): let WEIR_HOME name another directory.");
        }
    }

    /** Removes a directory with all that is in it; nothing when it is not there. */
    public static void remove(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + directory, e);
        }
    }
}
