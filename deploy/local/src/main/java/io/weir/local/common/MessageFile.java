package io.weir.local.common;

import io.weir.ingest.Decoders;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.UndecodableException;
import io.weir.ingest.decode.Formats;
import io.weir.ingest.encoding.Unpacking;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A file with messages in any format that the service takes: one a line, or one that is the whole file. Compressed with
 * gzip or not.
 *
 * @param path where it is
 * @param name of the source, where the format does not tell it; from the path: {@code rsyslog/slow_sink}
 * @param lines whether each line is a message
 * @param writtenAt when it was last written: the time of messages that have none
 */
public record MessageFile(Path path, String name, boolean lines, Instant writtenAt) {

    private static final int LARGEST = 64 << 20;
    private static final Unpacking UNPACKING = new Unpacking(LARGEST);
    private static final Decoders DECODERS =
            new Decoders(Formats.all(IdentityRules.DEFAULT, UNPACKING), Map.of(), UNPACKING);

    /** Decoders of all formats. */
    public static Decoders decoders() {
        return DECODERS;
    }

    /** Looks at it; complains when there is none. */
    public static MessageFile of(Path file) {
        if (!Files.isRegularFile(file)) {
            throw Problem.ofInput(
                    Files.isDirectory(file)
                            ? file + " is a directory: name the files in it."
                            : "there is no file " + file + ".");
        }
        try {
            MessageFile whole = new MessageFile(
                    file, nameOf(file), false, Files.getLastModifiedTime(file).toInstant());
            return whole.isOneMessage() ? whole : new MessageFile(file, whole.name(), true, whole.writtenAt());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Its messages from the beginning; whoever asks closes. */
    public MessageReader open() {
        try {
            return new MessageReader(path, plain(), lines, LARGEST);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** A message of it, as it would come from a broker. */
    public Payload payload(byte[] message) {
        return new Payload(name, name, Map.of(), writtenAt, message);
    }

    /** What to say when it cannot be read. */
    static Problem unreadable(Path file, IOException why) {
        return Problem.ofInput("cannot read " + file + ": " + why.getMessage() + ".");
    }

    // A line that says something by itself is a message, and so is a JSON document in one line, even with nothing in
    // it. A
    // comment, a head of columns, the first brace of a document that is laid out, or bytes are the beginning of one.
    private boolean isOneMessage() throws IOException {
        byte[] content;
        try (InputStream in = plain()) {
            content = in.readNBytes(LARGEST + 1);
        }
        return content.length <= LARGEST && !stands(firstLine(content)) && samples(content) > 0;
    }

    private boolean stands(byte[] line) {
        int samples = samples(line);
        return samples > 0 || samples == 0 && (line[0] == '{' || line[0] == '[');
    }

    /** How many samples a message holds; -1 when it is none. */
    private int samples(byte[] message) {
        if (message.length == 0) {
            return -1;
        }
        try {
            return DECODERS.decode(payload(message)).frames().stream()
                    .mapToInt(frame -> frame.values().length)
                    .sum();
        } catch (UndecodableException e) {
            return -1;
        }
    }

    private static byte[] firstLine(byte[] content) {
        return new String(content, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("")
                .getBytes(StandardCharsets.UTF_8);
    }

    private InputStream plain() throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(path), 65_536);
        raw.mark(2);
        boolean zipped = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        return zipped ? new GZIPInputStream(raw, 65_536) : raw;
    }

    /** The directory tells the engine and the file the scenario. */
    static String nameOf(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        String base = whole.getName(whole.getNameCount() - 1).toString().replaceFirst("(\\.jsonl?)?(\\.gz)?$", "");
        return whole.getNameCount() < 2 ? base : whole.getName(whole.getNameCount() - 2) + "/" + base;
    }
}
