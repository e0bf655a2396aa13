package io.weir.bench.query;

import io.weir.bench.stand.CpuTimes;
import io.weir.bench.stand.Figures;
import io.weir.bench.stand.Progress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Asks the service again and again, one query at a time, and tells how long the answers take to their last byte. */
final class Asking {

    private static final int WARM_UP = 3;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI service;
    private final int rounds;
    private final Supplier<CpuTimes> cpu;

    /** @param cpu processor time so far of the service and the database */
    Asking(URI service, int rounds, Supplier<CpuTimes> cpu) {
        this.service = service;
        this.rounds = rounds;
        this.cpu = cpu;
    }

    Map<String, Object> all(List<Question> questions, Instant to) throws IOException, InterruptedException {
        Map<String, Object> figures = new LinkedHashMap<>();
        for (Question question : questions) {
            figures.put(question.name(), one(service.resolve(question.address(to))));
            Progress.say("%s: %s", question.name(), String.valueOf(figures.get(question.name())));
        }
        return figures;
    }

    private Map<String, Object> one(URI address) throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UP * rounds; i++) {
            ask(address);
        }
        CpuTimes before = cpu.get();
        double[] millis = new double[rounds];
        int bytes = 0;
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            bytes = ask(address);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        CpuTimes used = cpu.get().since(before);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("median_ms", Figures.round(Figures.quantile(millis, 0.5)));
        figures.put("p90_ms", Figures.round(Figures.quantile(millis, 0.9)));
        figures.put("least_ms", Figures.round(Figures.quantile(millis, 0)));
        figures.put("cpu_ms_service", Figures.round(used.service() * 1e3 / rounds));
        figures.put("cpu_ms_postgres", Figures.round(used.postgres() * 1e3 / rounds));
        figures.put("bytes", bytes);
        return figures;
    }

    private int ask(URI address) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(address + " answers " + answer.statusCode() + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.body().length;
    }
}
