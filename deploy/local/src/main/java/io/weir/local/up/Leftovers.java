package io.weir.local.up;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Children that outlived a launcher which was killed: noted in files when they start, ended by the next launcher. */
final class Leftovers {

    private Leftovers() {}

    /** Notes a child. Its start tells it from a later process with the same id. */
    static void note(Path file, ProcessHandle child) throws IOException {
        Files.writeString(file, child.pid() + " " + startOf(child));
    }

    /** Ends the child that the file names, if it still runs; says whether it did. */
    static boolean end(Path file) {
        try {
            Optional<ProcessHandle> child = Files.exists(file) ? find(Files.readString(file)) : Optional.empty();
            child.ifPresent(Leftovers::end);
            Files.deleteIfExists(file);
            return child.isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ProcessHandle> find(String note) {
        String[] words = note.strip().split(" ", -1);
        return words.length == 2 && words[0].matches("\\d{1,18}")
                ? ProcessHandle.of(Long.parseLong(words[0]))
                        .filter(child -> Long.toString(startOf(child)).equals(words[1]))
                : Optional.empty();
    }

    private static long startOf(ProcessHandle child) {
        return child.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static void end(ProcessHandle child) {
        child.destroy();
        try {
            child.onExit().get(15, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            child.destroyForcibly();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("cannot wait for process " + child.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
