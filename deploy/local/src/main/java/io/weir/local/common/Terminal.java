package io.weir.local.common;

/** What the person who started a command sees. Safe to use from several threads; a line is never torn. */
public final class Terminal {

    private static final Object LOCK = new Object();

    private Terminal() {}

    /** Whether somebody watches, so that a line may be redrawn. */
    public static boolean isWatched() {
        return Boolean.getBoolean("weir.tty");
    }

    /** Prints a line. */
    public static void say(String line) {
        synchronized (LOCK) {
            System.out.println(line);
            System.out.flush();
        }
    }

    /** Prints without ending the line. */
    public static void begin(String text) {
        synchronized (LOCK) {
            System.out.print(text);
            System.out.flush();
        }
    }

    /** Replaces the line that is being shown; only for a terminal. */
    public static void redraw(String line) {
        begin("\r\u001b[2K" + line);
    }

    /** Prints a line about something that went wrong. */
    public static void complain(String line) {
        synchronized (LOCK) {
            System.err.println("weir: " + line);
            System.err.flush();
        }
    }
}
