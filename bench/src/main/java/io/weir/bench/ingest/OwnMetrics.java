package io.weir.bench.ingest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What the service says of itself. */
final class OwnMetrics {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;

    OwnMetrics(String address) {
        this.address = address;
    }

    /** Everything at this moment. */
    Reading read() throws IOException, InterruptedException {
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
    record Reading(String text) {

        /** Sum of all series of a name that contain a text, such as {@code area="heap"}. */
        double of(String name, String containing) {
            return text.lines()
                    .filter(line -> line.startsWith(name) && line.contains(containing))
                    .filter(line -> line.charAt(name.length()) == ' ' || line.charAt(name.length()) == '{')
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }

        double samples() {
            return of("weir_ingest_samples_total", "");
        }

        double heap() {
            return of("jvm_memory_used_bytes", "area=\"heap\"");
        }

        double heapAfterCollection() {
            return Math.max(of("jvm_gc_live_data_size_bytes", ""), 0);
        }
    }
}
