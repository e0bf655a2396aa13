package io.weir.testkit;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Writes and reads scenarios as files: JSON lines as {@code ./weir replay} and {@code ./weir analyze} read them, see
 * docs/scenarios.md. A name that ends in {@code .gz} is compressed; on reading, the content tells.
 */
public final class ScenarioFile {

    private static final int LONGEST = 16 << 20;

    private ScenarioFile() {}

    /**
     * Writes a scenario.
     *
     * @throws IOException when it cannot be written
     */
    public static void write(Path file, RecordedScenario scenario) throws IOException {
        try (OutputStream raw = Files.newOutputStream(file);
                OutputStream bytes = file.toString().endsWith(".gz") ? new GZIPOutputStream(raw) : raw;
                BufferedWriter lines = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
            for (String line : ScenarioLines.of(scenario)) {
                lines.write(line);
                lines.write('\n');
            }
        }
    }

    /**
     * Reads a scenario. A recording without a {@code "scenario"} in its first line has no configuration and no truth, and
     * its series are of unknown kind but for those of impstats.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException that names the file and the line when it is no scenario
     */
    public static RecordedScenario read(Path file) throws IOException {
        ScenarioReader reader = new ScenarioReader(String.valueOf(file.getFileName()));
        int number = 0;
        try (BufferedReader lines = open(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.length() > LONGEST) {
                    throw new IllegalArgumentException("longer than " + LONGEST + " characters");
                }
                if (!line.isBlank()) {
                    reader.add(line);
                }
            }
            return reader.scenario();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ", line " + number + ": " + e.getMessage(), e);
        }
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        raw.mark(2);
        boolean zipped = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        InputStream plain = zipped ? new GZIPInputStream(raw) : raw;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    }
}
