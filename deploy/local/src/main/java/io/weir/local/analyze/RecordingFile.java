package io.weir.local.analyze;

import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.decode.ImpstatsDecoder;
import io.weir.ingest.decode.OtlpJsonDecoder;
import io.weir.ingest.decode.SnapshotDecoder;
import io.weir.ingest.decode.WeirJsonDecoder;
import io.weir.ingest.recording.Recording;
import io.weir.local.common.Problem;
import io.weir.local.common.Terminal;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A recording read from a file. */
final class RecordingFile {

    private final Recording recording;

    private RecordingFile(Recording recording) {
        this.recording = recording;
    }

    /** Reads it; complains about what is no recording, and tells how many lines were left out. */
    static RecordingFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw Problem.ofInput(
                    Files.isDirectory(file)
                            ? file + " is a directory: name the files in it."
                            : "there is no file " + file + ".");
        }
        Recording recording = new Recording(
                nameOf(file),
                List.of(
                        new ImpstatsDecoder(),
                        new SnapshotDecoder(),
                        new OtlpJsonDecoder(IdentityRules.DEFAULT),
                        new WeirJsonDecoder(IdentityRules.DEFAULT)));
        try (BufferedReader lines = open(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                recording.add(line);
            }
        } catch (IOException e) {
            throw Problem.ofInput("cannot read " + file + ": " + e.getMessage() + ".");
        }
        return check(file, recording);
    }

    List<NativeWindow> windows(NativeSettings settings) {
        return recording.windows(settings);
    }

    private static RecordingFile check(Path file, Recording recording) {
        String why = recording.firstProblem().map(p -> " (" + p + ")").orElse("");
        if (recording.taken() == 0) {
            throw Problem.ofInput(file + " is not a recording" + (why.isEmpty() ? ": it is empty." : why + "."));
        }
        if (recording.skipped() > 0) {
            Terminal.complain(file + ": " + recording.skipped() + " of " + (recording.skipped() + recording.taken())
                    + " lines were left out" + why + ".");
        }
        return new RecordingFile(recording);
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        raw.mark(2);
        boolean zipped = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        InputStream plain = zipped ? new GZIPInputStream(raw) : raw;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    }

    /** The directory tells the engine and the file the scenario, as in {@code rsyslog/slow_sink}. */
    static String nameOf(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        Path parent = whole.getParent() == null ? null : whole.getParent().getFileName();
        String base = whole.getFileName().toString().replaceFirst("(\\.jsonl?)?(\\.gz)?$", "");
        return parent == null ? base : parent + "/" + base;
    }
}
