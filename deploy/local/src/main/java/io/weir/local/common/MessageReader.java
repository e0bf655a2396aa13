package io.weir.local.common;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the messages of a file one after the other. Not safe for several threads. */
public final class MessageReader implements AutoCloseable {

    private static final String MARK = "\uFEFF";

    private final Path file;
    private final InputStream in;
    private final @Nullable BufferedReader lines;
    private final int most;
    private long line;

    MessageReader(Path file, InputStream in, boolean lines, int most) {
        this.file = file;
        this.in = in;
        this.lines = lines ? new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)) : null;
        this.most = most;
    }

    /** The next message; null when none is left. Blank lines are none. */
    public byte @Nullable [] next() {
        try {
            return lines == null ? whole() : nextLine(lines);
        } catch (IOException e) {
            throw MessageFile.unreadable(file, e);
        }
    }

    /** Number of the line that the last message began in, from 1. */
    public long line() {
        return line;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw MessageFile.unreadable(file, e);
        }
    }

    private byte @Nullable [] whole() throws IOException {
        if (line > 0) {
            return null;
        }
        line = 1;
        return in.readNBytes(most);
    }

    private byte @Nullable [] nextLine(BufferedReader from) throws IOException {
        String text = from.readLine();
        line++;
        // Editors of Windows put a mark before the first line.
        if (line == 1 && text != null && text.startsWith(MARK)) {
            text = text.substring(MARK.length());
        }
        while (text != null && text.isBlank()) {
            text = from.readLine();
            line++;
        }
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
