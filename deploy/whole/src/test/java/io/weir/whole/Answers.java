package io.weir.whole;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What the query API says, which reads every tier. */
final class Answers {

    private static final Duration BACK = Duration.ofDays(1);

    private final WeirProcess weir;

    Answers(WeirProcess weir) {
        this.weir = weir;
    }

    /** All samples of a source. */
    Map<Sample, Double> samples(String source) throws IOException {
        JsonNode answer = ask("{source=\"" + source + "\"}", "raw", "raw");
        Map<Sample, Double> values = new HashMap<>();
        for (JsonNode series : answer.get("series")) {
            for (int i = 0; i < series.get("values").size(); i++) {
                put(
                        values,
                        source,
                        series.get("name").asText(),
                        series,
                        i,
                        series.get("at").get(i).asLong());
            }
        }
        return values;
    }

    /**
     * All rollups of series of a source, by their ends.
     *
     * @param function such as {@code max_over_time}
     * @param width {@code 1m} or {@code 1h}
     * @param resolution what they must be read from
     */
    Map<Sample, Double> rollups(String source, String name, String function, String width, String resolution)
            throws IOException {
        JsonNode answer = ask(function + "(" + name + "{source=\"" + source + "\"}[" + width + "])", width, resolution);
        long first = Instant.parse(answer.get("from").asText()).toEpochMilli();
        long step = (long) (answer.get("stepSeconds").asDouble() * 1_000);
        Map<Sample, Double> values = new HashMap<>();
        for (JsonNode series : answer.get("series")) {
            for (int i = 0; i < series.get("values").size(); i++) {
                put(values, source, name, series, i, first + i * step);
            }
        }
        return values;
    }

    private static void put(Map<Sample, Double> values, String source, String name, JsonNode series, int index, long at)
            throws IOException {
        JsonNode value = series.get("values").get(index);
        Sample sample =
                new Sample(source, name, series.get("labels").path("slot").asText(), at);
        if (!value.isNull() && values.put(sample, value.asDouble()) != null) {
            throw new IOException("twice: " + sample);
        }
    }

    private JsonNode ask(String query, String step, String resolution) throws IOException {
        Instant now = Instant.now();
        JsonNode answer = weir.json("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&step="
                + step + "&from=" + now.minus(BACK).toEpochMilli() + "&to=" + now.toEpochMilli());
        if (answer.has("problem") || answer.path("truncated").asBoolean()) {
            throw new IOException("not all was read: " + answer.path("problem"));
        }
        if (!answer.path("resolution").asText().equals(resolution)) {
            throw new IOException(query + " was answered from " + answer.path("resolution") + ", not " + resolution);
        }
        return answer;
    }
}
