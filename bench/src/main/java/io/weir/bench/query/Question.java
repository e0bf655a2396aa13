package io.weir.bench.query;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A query.
 *
 * @param name for people
 * @param expression what is asked
 * @param step between instants, or raw
 * @param length over how long
 */
record Question(String name, String expression, String step, Duration length) {

    private static final Duration HOUR = Duration.ofHours(1);

    static final List<Question> OF_AN_HOUR = List.of(
            new Question(
                    "one series, 1 h raw",
                    "bench_metric_7{\"service.instance.id\"=\"bench-1\",part=\"p0\"}",
                    "raw",
                    HOUR),
            new Question(
                    "rate of 100 series of a source, 1 h at 15 s",
                    "rate({source=\"bench-counters\"}[1m])",
                    "15s",
                    HOUR),
            new Question(
                    "top 10 of a gauge over all sources, 1 h at 15 s",
                    "topk(10, bench_metric_7{part=\"p0\"})",
                    "15s",
                    HOUR));

    /** Of whole minutes and hours, from the beginning to the end. */
    static List<Question> ofAll(Duration length) {
        return List.of(
                new Question(
                        "rate of 100 series of a source, all at 1 min",
                        "rate({source=\"bench-counters\"}[5m])",
                        "1m",
                        length),
                new Question(
                        "top 10 of a gauge over all sources, all at 5 min",
                        "topk(10, bench_metric_7{part=\"p0\"})",
                        "5m",
                        length));
    }

    /** Path and parameters. */
    String address(Instant to) {
        return "/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8) + "&step=" + step
                + "&from=" + to.minus(length).toEpochMilli() + "&to=" + to.toEpochMilli();
    }
}
