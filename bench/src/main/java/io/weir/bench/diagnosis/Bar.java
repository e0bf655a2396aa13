package io.weir.bench.diagnosis;

/** How far it is, on standard error. Safe for use by several threads. */
final class Bar {

    private static final int WIDTH = 40;

    private final int all;
    private int done;
    private int shown = -1;

    Bar(int all) {
        this.all = all;
    }

    synchronized void advance() {
        done++;
        int percent = 100 * done / all;
        if (percent != shown) {
            shown = percent;
            int filled = WIDTH * done / all;
            System.err.print("\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + done + " of " + all
                    + (done == all ? "\n" : ""));
        }
    }
}
