package io.weir.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The running sample: pipeline, sink, load, script and page. */
final class Sample implements AutoCloseable {

    private final Board board = new Board(Knobs.HEALTHY);
    private final Director director = new Director(board, InstantSource.system());
    private final Inbox inbox = new Inbox();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("script").daemon().factory());
    private final Web web;
    private final Sink sink;
    private final KafkaReports reports;
    private final Pipeline pipeline;
    private final Load load;

    Sample(SampleOptions options) throws IOException {
        web = new Web(options.port());
        sink = new Sink(board, options.seed());
        reports = new KafkaReports(options.kafka());
        pipeline = new Pipeline(web.address() + "/v1/logs", reports);
        load = new Load(board, pipeline.logger(), options.seed());
        serve();
        load.start();
        if (options.script()) {
            director.begin();
        }
        Future<?> _ = clock.scheduleAtFixedRate(director::step, 100, 100, TimeUnit.MILLISECONDS);
    }

    String address() {
        return web.address();
    }

    private void serve() {
        web.raw("/v1/logs", sink);
        web.json("/knobs", this::knobs);
        web.json("/script", this::script);
        web.json("/notices", this::notices);
        web.json("/status", (method, body) -> status());
        web.json("/health", (method, body) -> Documents.empty());
        web.start();
    }

    private JsonNode knobs(String method, byte[] body) {
        if (method.equals("PUT")) {
            director.byHand(Documents.knobs(Documents.parse(body), board.now()));
        } else if (!method.equals("GET")) {
            throw new UnsupportedOperationException(method);
        }
        return Documents.of(board.now());
    }

    private JsonNode script(String method, byte[] body) {
        if (!method.equals("PUT")) {
            throw new UnsupportedOperationException(method);
        }
        Knobs now = board.now();
        String scene = Documents.parse(body).path("scene").asText();
        switch (scene) {
            case "script" -> director.begin();
            case "healthy" -> director.byHand(now.withHealthySink());
            case "slow" -> director.byHand(now.withSlowSink());
            case "failing" -> director.byHand(now.withFailingSink());
            default -> throw new IllegalArgumentException("scene must be script, healthy, slow or failing");
        }
        return status();
    }

    private JsonNode notices(String method, byte[] body) {
        if (method.equals("POST")) {
            inbox.add(Inbox.Notice.of(Documents.parse(body), Instant.now()));
        } else if (!method.equals("GET")) {
            throw new UnsupportedOperationException(method);
        }
        return Documents.of(inbox.last());
    }

    private ObjectNode status() {
        Latest latest = reports.latest();
        ObjectNode status = Documents.of(inbox.last())
                .put("made", load.made())
                .put("received", sink.received())
                .put("failedRequests", sink.failedRequests())
                .put("queued", latest.queued())
                .put("capacity", latest.capacity())
                .put("lost", latest.dropped() + latest.unsent())
                .put("noticeCount", inbox.count())
                .put("scripted", director.place().isPresent());
        director.place()
                .ifPresent(place -> status.put("phase", place.phase().name())
                        .put("phaseSecondsLeft", place.left().toSeconds()));
        status.set("knobs", Documents.of(board.now()));
        return status;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        load.close();
        pipeline.close();
        sink.close();
        web.close();
    }
}
