package io.weir.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Takes log records over OTLP/HTTP, as slowly and as badly as the knobs say. Answers later, blocks no thread. */
final class Sink implements HttpHandler, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Sink.class.getName());

    private final Board board;
    private final Random random;
    private final Bill bill = new Bill();
    private final LongAdder received = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("sink").daemon().factory());

    Sink(Board board, long seed) {
        this.board = board;
        this.random = new Random(seed);
    }

    /** Log records taken so far. */
    long received() {
        return received.sum();
    }

    /** Requests turned away so far. */
    long failedRequests() {
        return failed.sum();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        int records;
        try {
            records = LogRecords.count(exchange.getRequestBody().readAllBytes());
        } catch (IllegalArgumentException e) {
            answer(exchange, 400);
            return;
        }
        Knobs knobs = board.now();
        long delay;
        boolean fails;
        synchronized (bill) {
            fails = random.nextDouble() < knobs.failureShare();
            delay = bill.nanos(knobs, fails ? 0 : records, System.nanoTime());
        }
        Future<?> _ = clock.schedule(() -> finish(exchange, records, fails), delay, TimeUnit.NANOSECONDS);
    }

    private void finish(HttpExchange exchange, int records, boolean fails) {
        if (fails) {
            failed.increment();
        } else {
            received.add(records);
        }
        try {
            answer(exchange, fails ? 503 : 200);
        } catch (IOException e) {
            LOG.log(Level.FINE, "the sender did not wait for the answer", e);
        }
    }

    /** An empty body is an export response in which nothing was rejected. */
    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(status, -1);
        try (OutputStream body = exchange.getResponseBody()) {
            body.flush();
        }
        exchange.close();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
