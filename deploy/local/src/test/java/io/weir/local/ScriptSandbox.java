package io.weir.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A copy of the script in a tree of its own, with a PATH that holds tools but neither Java nor Maven. */
final class ScriptSandbox {

    private static final List<String> TOOLS = List.of(
            "awk",
            "basename",
            "cat",
            "chmod",
            "cksum",
            "cp",
            "dirname",
            "find",
            "grep",
            "head",
            "ls",
            "mkdir",
            "mv",
            "printf",
            "readlink",
            "rm",
            "sed",
            "sh",
            "sleep",
            "tail",
            "tee",
            "touch",
            "uname");

    private final Path directory;
    private final String shell;
    private final Map<String, String> environment = new TreeMap<>();

    /**
     * What a run printed.
     *
     * @param exitCode of the script
     * @param output both streams
     */
    record Result(int exitCode, String output) {}

    ScriptSandbox(Path directory, String shell) throws IOException {
        this.directory = directory.toRealPath();
        this.shell = shell;
        Files.createDirectories(home());
        Files.createDirectories(bin());
        Files.createDirectories(root());
        Files.copy(Path.of("../../weir"), root().resolve("weir"));
        for (String tool : TOOLS) {
            lend(tool);
        }
        environment.put("PATH", bin().toString());
        environment.put("HOME", home().toString());
        environment.put("WEIR_PROC", proc().toString());
        listening();
        environment.put("WEIR_JDK_PREFIX", directory.resolve("system").toString());
    }

    private void lend(String tool) throws IOException {
        for (String place : List.of("/usr/bin", "/bin")) {
            Path found = Path.of(place, tool);
            if (Files.exists(found)) {
                program(bin().resolve(tool), "exec " + found + " \"$@\"");
                return;
            }
        }
    }

    /** Stands for /proc. */
    Path proc() {
        return directory.resolve("proc");
    }

    /** Somebody listens on these ports and on no others. */
    ScriptSandbox listening(int... ports) throws IOException {
        StringBuilder table = new StringBuilder("  sl  local_address rem_address   st tx_queue rx_queue\n");
        for (int port : ports) {
            table.append("   0: 0100007F:%04X 00000000:0000 0A 00000000:00000000\n".formatted(port));
            table.append("   1: 0100007F:%04X 0100007F:9C40 01 00000000:00000000\n".formatted(port + 1));
        }
        Files.createDirectories(proc().resolve("net"));
        Files.writeString(proc().resolve("net/tcp"), table);
        return this;
    }

    Path root() {
        return directory.resolve("weir root");
    }

    Path home() {
        return directory.resolve("home");
    }

    Path bin() {
        return directory.resolve("bin");
    }

    Path system(String place) {
        return directory.resolve("system").resolve(place);
    }

    ScriptSandbox with(String key, String value) {
        environment.put(key, value);
        return this;
    }

    /** A JDK whose java prints its home and its arguments instead of running anything. */
    ScriptSandbox jdk(Path place, String version) throws IOException {
        Files.createDirectories(place.resolve("bin"));
        Files.writeString(place.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        program(place.resolve("bin/java"), "echo \"java of " + place + ": $*\"");
        program(place.resolve("bin/javac"), "exit 0");
        return this;
    }

    /** A Maven that notes its arguments and makes what a build makes. */
    ScriptSandbox maven(String version, int exitCode) throws IOException {
        program(bin().resolve("mvn"), """
                [ "$1" = -v ] && { echo "Apache Maven %s (abc)"; exit 0; }
                echo "$*" >> "%s"
                echo "[INFO] Building Weir service 0.1.0-SNAPSHOT    [10/12]"
                mkdir -p deploy/local/target deploy/sample/target src/target/quarkus-app
                touch deploy/local/target/weir-local.jar deploy/sample/target/weir-sample.jar
                touch src/target/quarkus-app/quarkus-run.jar
                echo "[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 1"
                echo "[INFO] Tests run: 4, Failures: 0, Errors: 0, Skipped: 0"
                exit %d""".formatted(version, directory.resolve("maven.calls"), exitCode));
        return this;
    }

    private static void program(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }

    /** How often Maven was called to build. */
    List<String> mavenCalls() throws IOException {
        Path calls = directory.resolve("maven.calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    Result run(String... arguments) {
        return runAs(root().resolve("weir"), arguments);
    }

    Result runAs(Path script, String... arguments) {
        List<String> command = new ArrayList<>(List.of(shell, script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home().toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
