package io.weir.bench.query;

import io.weir.bench.Machine;
import io.weir.bench.Measurement;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks a running service and tells how long its answers take, to the last byte. */
public final class QueryRun implements Measurement {

    private static final Map<String, String> QUERIES = Map.of(
            "one series, 1 h raw",
            "query=bench_metric_7{\"service.instance.id\"=\"i1\",part=\"p0\"}&step=raw",
            "rate of 40 counters of a source, 1 h at 15 s",
            "query=rate({\"service.instance.id\"=\"i2\",__name__=~\"bench_metric_1?[0-3]\"}[1m])&step=15s",
            "100 series of a source, 1 h at 15 s",
            "query={\"service.instance.id\"=\"i3\"}&step=15s",
            "top 10 of a gauge over all sources, 1 h at 15 s",
            "query=topk(10, bench_metric_7{part=\"p0\"})&step=15s");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    public Map<String, Object> figures(List<String> words) throws Exception {
        Options options = Options.of(words);
        if (!options.jdbc().isEmpty()) {
            Fill.run(options);
        }
        Map<String, Object> figures = Machine.described();
        figures.put("sources", options.sources());
        figures.put("seriesEach", 100);
        for (String name : QUERIES.keySet().stream().sorted().toList()) {
            figures.put(name, measured(options, QUERIES.getOrDefault(name, "")));
            System.err.println(name + ": " + figures.get(name));
        }
        return figures;
    }

    private Map<String, Object> measured(Options options, String query) throws IOException, InterruptedException {
        URI address = options.url().resolve("/api/v1/query?" + encoded(query));
        int warm = Math.max(5, options.rounds() / 4);
        long[] nanos = new long[options.rounds()];
        long bytes = 0;
        for (int i = -warm; i < nanos.length; i++) {
            long start = System.nanoTime();
            bytes = ask(address);
            if (i >= 0) {
                nanos[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("medianMillis", millis(nanos[nanos.length / 2]));
        figures.put("p90Millis", millis(nanos[nanos.length * 9 / 10]));
        figures.put("leastMillis", millis(nanos[0]));
        figures.put("rounds", nanos.length);
        figures.put("bytes", bytes);
        return figures;
    }

    private long ask(URI address) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalArgumentException(address + " answers " + answer.statusCode() + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.body().length;
    }

    private static String encoded(String query) {
        int step = query.lastIndexOf('&');
        String expression = query.substring("query=".length(), step);
        return "query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8) + query.substring(step);
    }

    private static double millis(long nanos) {
        return Math.round(nanos / 1e4) / 100.0;
    }
}
