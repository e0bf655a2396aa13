package io.weir.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.Payload;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotDecoderTest {

    private final SnapshotDecoder decoder = new SnapshotDecoder();

    @Test
    void readsMetricsInTheStyleOfPrometheus() throws UndecodableException {
        DecodedFrame frame = decode("\"a_total{le=\\\"+Inf\\\",plugin=\\\"x, {y}=\\\"}\": 4.5, \"b\": 2");

        assertThat(frame.values()).containsExactly(4.5, 2);
        assertThat(frame.description().get().series())
                .containsExactly(
                        new SeriesIdentity("a_total", Map.of("le", "+Inf", "plugin", "x, {y}="), Kind.COUNTER, ""),
                        new SeriesIdentity("b", Map.of(), Kind.UNKNOWN, ""));
    }

    @Test
    void readsLabelsWithoutQuotes() throws UndecodableException {
        DecodedFrame frame = decode("\"io.x/processedLogs{dropped=false, processorType=Batch}\": 7");

        assertThat(frame.description().get().series())
                .containsExactly(new SeriesIdentity(
                        "io.x/processedLogs", Map.of("dropped", "false", "processorType", "Batch"), Kind.COUNTER, ""));
    }

    @Test
    void readsLabelsOfAnyLength() throws UndecodableException {
        String longest = "x".repeat(40_000);

        DecodedFrame frame = decode("\"a{b=\\\"" + longest + "\\\"}\": 1");

        assertThat(frame.description().get().series().getFirst().labels()).containsEntry("b", longest);
    }

    @Test
    void readsBeansPartByPart() throws UndecodableException {
        DecodedFrame frame = decode("\"java.lang:type=Memory\": {\"HeapMemoryUsage.used\": 10},"
                + "\"ch.qos.AsyncAppender[ASYNC]\": {\"neverBlock\": false, \"queueSize\": 256}");

        assertThat(frame.values()).containsExactly(10, 0, 256);
        assertThat(frame.description().get().series())
                .extracting(SeriesIdentity::name)
                .containsExactly(
                        "java.lang/HeapMemoryUsage.used",
                        "ch.qos.AsyncAppender/neverBlock",
                        "ch.qos.AsyncAppender/queueSize");
        assertThat(frame.description().get().series().getFirst().labels()).containsEntry("type", "Memory");
        assertThat(frame.description().get().series().getLast().labels()).containsEntry("name", "ASYNC");
    }

    @Test
    void takesTheInstantOfTheSnapshot() throws UndecodableException {
        assertThat(decode("\"b\": 1").atMillis())
                .isEqualTo(Instant.parse("2026-11-24T00:01:47.023Z").toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ts\":\"2026-11-24T00:01:47Z\"}",
                "{\"ts\":\"2026-11-24T00:01:47Z\",\"metrics\":[1]}",
                "{\"ts\":5,\"metrics\":{\"a\":1}}",
                "{\"ts\":\"2026-11-24T00:01:47Z\",\"metrics\":{\"a{b\":1}}",
                "{\"ts\":\"2026-11-24T00:01:47Z\",\"metrics\":{\"a{=1}\":1}}",
                "{\"ts\":\"2026-11-24T00:01:47Z\",\"metrics\":{"
            })
    void refusesAnythingElseWithAReason(String text) {
        assertThatThrownBy(() -> decoder.decode(payload(text)))
                .isInstanceOf(UndecodableException.class)
                .hasMessageMatching("(?s).{10,}");
    }

    @Test
    void recognisesItselfAndNothingElse() {
        assertThat(decoder.recognises(payload("{\"ts\": \"2026-11-24T00:01:47Z\", \"metrics\": {}}")))
                .isTrue();
        assertThat(decoder.recognises(payload("{\"name\":\"q\",\"origin\":\"core.queue\"}")))
                .isFalse();
        assertThat(decoder.recognises(payload("{\"resourceMetrics\":[]}"))).isFalse();
    }

    private DecodedFrame decode(String metrics) throws UndecodableException {
        String text = "{\"ts\":\"2026-11-24T00:01:47.023178205Z\",\"metrics\":{" + metrics + "}}";
        return decoder.decode(payload(text)).getFirst();
    }

    private static Payload payload(String text) {
        return new Payload("weir.metrics", "app", Map.of(), Instant.EPOCH, text.getBytes(StandardCharsets.UTF_8));
    }
}
