package io.weir.local.up;

import io.weir.local.common.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Holds a data directory for one launcher. The operating system gives the lock back when the process dies, however it
 * dies; what the file says (process id and address) is for the second one that comes.
 */
final class SingleRun implements AutoCloseable {

    private final FileChannel channel;

    private SingleRun(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the directory.
     *
     * @param address where the pages will be, to be told to others
     */
    static SingleRun take(Path file, String address) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw Problem.ofMachine(whoHasIt(file));
            }
            SingleRun run = new SingleRun(channel);
            run.write(ProcessHandle.current().pid() + " " + address + "\n");
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + file, e);
        }
    }

    private static String whoHasIt(Path file) throws IOException {
        String[] words = Files.readString(file).strip().split(" ", 2);
        String who = words.length == 2 ? " (process " + words[0] + ", " + words[1] + ")" : "";
        return "it already runs in this directory" + who
                + ": use that one, stop it with Ctrl-C where it was started, or let WEIR_HOME name another directory.";
    }

    private void write(String text) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
        channel.force(false);
    }

    /** Gives the directory back; a second call does nothing. */
    @Override
    public synchronized void close() {
        try {
            if (channel.isOpen()) {
                channel.truncate(0);
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unlock", e);
        }
    }
}
