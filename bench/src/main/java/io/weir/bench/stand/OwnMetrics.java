package io.weir.bench.stand;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;

/** What the service says of itself. */
public final class OwnMetrics {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;

    public OwnMetrics(String address) {
        this.address = address;
    }

    /** Everything at this moment. */
    public Reading read() throws IOException, InterruptedException {
        return new Reading(get("/q/metrics").body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /**
     * One answer.
     *
     * @param text in Prometheus' format
     */
    public record Reading(String text) {

        /** Sum of all series of a name that contain some texts, such as {@code area="heap"}. */
        public double of(String name, String... containing) {
            return text.lines()
                    .filter(line ->
                            line.startsWith(name) && Arrays.stream(containing).allMatch(line::contains))
                    .filter(line -> line.charAt(name.length()) == ' ' || line.charAt(name.length()) == '{')
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }

        public double samples() {
            return of("weir_ingest_samples_total", "");
        }

        public double heap() {
            return of("jvm_memory_used_bytes", "area=\"heap\"");
        }

        public double heapAfterCollection() {
            return Math.max(of("jvm_gc_live_data_size_bytes", ""), 0);
        }
    }
}
