package io.weir.local.analyze;

import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.ingest.recording.Recording;
import io.weir.local.common.MessageFile;
import io.weir.local.common.MessageReader;
import io.weir.local.common.Problem;
import io.weir.local.common.Terminal;
import java.nio.file.Path;
import java.util.List;

/** A recording read from a file. */
final class RecordingFile {

    private final Recording recording;

    private RecordingFile(Recording recording) {
        this.recording = recording;
    }

    /** Reads it; complains about what is no recording, and tells how many lines were left out. */
    static RecordingFile read(Path path) {
        MessageFile file = MessageFile.of(path);
        Recording recording = new Recording(file.name(), MessageFile.decoders());
        try (MessageReader messages = file.open()) {
            for (byte[] message = messages.next(); message != null; message = messages.next()) {
                recording.add(message, file.writtenAt());
            }
        }
        return check(path, recording);
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
}
