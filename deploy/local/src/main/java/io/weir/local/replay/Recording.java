package io.weir.local.replay;

import io.weir.local.common.Problem;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.GZIPInputStream;

/**
 * A recording: JSON objects, one a line, each with its time in {@code "ts"}. Compressed with gzip or not.
 *
 * @param file it lies in
 * @param name of the source, from the path: {@code rsyslog/slow_sink}
 * @param lines that hold something
 * @param first earliest time
 * @param last latest time
 */
record Recording(Path file, String name, long lines, Instant first, Instant last) {

    /** Reads it through once; complains about anything that is not a recording. */
    static Recording of(Path file) {
        if (!Files.exists(file)) {
            throw Problem.ofInput("there is no file " + file + ".");
        }
        if (Files.isDirectory(file)) {
            throw Problem.ofInput(file + " is a directory: name the files in it.");
        }
        try (BufferedReader reader = open(file)) {
            return survey(file, reader);
        } catch (IOException e) {
            throw Problem.ofInput("cannot read " + file + ": " + e.getMessage() + ".");
        }
    }

    private static Recording survey(Path file, BufferedReader reader) throws IOException {
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;
        long lines = 0;
        long number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (!line.isBlank()) {
                Instant at = timeOf(line, file, number);
                first = at.isBefore(first) ? at : first;
                last = at.isAfter(last) ? at : last;
                lines++;
            }
        }
        if (lines == 0) {
            throw Problem.ofInput(file + " is empty.");
        }
        return new Recording(file, nameOf(file), lines, first, last);
    }

    private static Instant timeOf(String line, Path file, long number) {
        return Stamp.of(line)
                .orElseThrow(() -> Problem.ofInput(file + " is not a recording: line " + number
                        + " is not a JSON object with a \"ts\" such as 2026-01-31T12:00:00.5Z."))
                .at();
    }

    static String nameOf(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        String base = whole.getName(whole.getNameCount() - 1).toString().replaceFirst("(\\.jsonl?)?(\\.gz)?$", "");
        return whole.getNameCount() < 2 ? base : whole.getName(whole.getNameCount() - 2) + "/" + base;
    }

    /** Its lines from the beginning; whoever asks closes. */
    BufferedReader open() {
        try {
            return open(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 65_536);
        bytes.mark(2);
        boolean compressed = bytes.read() == 0x1f && bytes.read() == 0x8b;
        bytes.reset();
        InputStream text = compressed ? new GZIPInputStream(bytes, 65_536) : bytes;
        return new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8));
    }

    /** From the first time to the last. */
    Duration length() {
        return Duration.between(first, last);
    }
}
