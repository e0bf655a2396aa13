package io.weir.whole;

/** Messages that keep coming, whatever happens to those who take them. */
interface Sending extends AutoCloseable {

    /** Messages that the broker has acknowledged so far. */
    long sent();

    /** Instant of the newest message that the broker has acknowledged, in milliseconds since 1970. */
    long newest();

    /** Sends no more, and waits until the broker has acknowledged all; how many there were. */
    long stop() throws Exception;

    @Override
    void close();
}
