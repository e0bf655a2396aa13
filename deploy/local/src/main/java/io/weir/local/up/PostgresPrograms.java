package io.weir.local.up;

import io.weir.local.common.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Calls the programs of PostgreSQL. They refuse to run as root; root then calls them in a user namespace of their own,
 * where they see another user while their files still belong to root.
 */
final class PostgresPrograms {

    private static final List<String> OWN_NAMESPACE = List.of("unshare", "-U");

    private final Path bin;
    private final List<String> prefix;

    /**
     * What a program said.
     *
     * @param exitCode 0 when all went well
     * @param output both streams
     */
    record Result(int exitCode, String output) {}

    private PostgresPrograms(Path bin, List<String> prefix) {
        this.bin = bin;
        this.prefix = prefix;
    }

    /** The programs below the directory, called as whoever runs the launcher. */
    static PostgresPrograms in(Path unpacked) {
        Path bin = unpacked.resolve("bin");
        if (!userId(List.of()).equals("0")) {
            return new PostgresPrograms(bin, List.of());
        }
        if (userId(OWN_NAMESPACE).equals("0")) {
            throw Problem.ofMachine("PostgreSQL does not run as root, and this system does not let root set up a user"
                    + " namespace for it (unshare -U): run ./weir as an ordinary user.");
        }
        return new PostgresPrograms(bin, OWN_NAMESPACE);
    }

    private static String userId(List<String> prefix) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of("id", "-u"));
        try {
            Result result = run(command, Map.of());
            return result.exitCode() == 0 ? result.output().strip() : "0";
        } catch (UncheckedIOException noSuchProgram) {
            return "0";
        }
    }

    /** Runs one and waits for its end. */
    Result run(String program, String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        return run(command, Map.of("LC_ALL", "C", "TZ", "UTC"));
    }

    private static Result run(List<String> command, Map<String, String> environment) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(-1, "interrupted");
        }
    }
}
