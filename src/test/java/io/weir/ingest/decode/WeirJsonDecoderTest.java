package io.weir.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.SourceIdentity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeirJsonDecoderTest {

    @Test
    void readsSourceTimeAndSeries() throws Exception {
        DecodedFrame frame = Decoding.weirJson("""
                {"source":{"service.name":"checkout","host.name":"web-1","team":"a"},"time":"2026-11-24T04:40:00.250+01:00",
                 "samples":[{"name":"queue.size","labels":{"queue":"main"},"kind":"gauge","unit":"{record}","value":998}]}""").getFirst();

        assertThat(frame.atMillis())
                .isEqualTo(Instant.parse("2026-11-24T03:40:00.250Z").toEpochMilli());
        assertThat(frame.values()).containsExactly(998);
        assertThat(frame.description().get())
                .isEqualTo(new DecodedFrame.Description(
                        new SourceIdentity("checkout@web-1", Map.of("service.name", "checkout", "host.name", "web-1")),
                        List.of(new SeriesIdentity("queue.size", Map.of("queue", "main"), Kind.GAUGE, "{record}"))));
    }

    @Test
    void letsKeyAndBrokersTimeStandIn() throws Exception {
        DecodedFrame frame = Decoding.weirJson("{\"samples\":[{\"name\":\"a\",\"value\":null}]}")
                .getFirst();

        assertThat(frame.atMillis()).isEqualTo(Decoding.RECEIVED.toEpochMilli());
        assertThat(frame.values()).containsExactly(Double.NaN);
        assertThat(frame.description().get().source().name()).isEqualTo("agent-7");
        assertThat(frame.description().get().series().getFirst().kind()).isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void makesAFrameOfEachInstant() throws Exception {
        List<DecodedFrame> frames = Decoding.weirJson("""
                {"time":1000,"samples":[{"name":"a","value":1},{"name":"b","value":2,"time":2000},{"name":"c","value":3}]}""");

        assertThat(frames).extracting(DecodedFrame::atMillis).containsExactly(1000L, 2000L);
        assertThat(frames).extracting(Decoding::values).containsExactly(Map.of("a", 1.0, "c", 3.0), Map.of("b", 2.0));
    }

    @Test
    void tellsSourcesOfOneMessageApart() throws Exception {
        List<DecodedFrame> frames = Decoding.weirJson("""
                [{"source":{"host.name":"a"},"time":1,"samples":[{"name":"x","value":1}]},
                 {"source":{"host.name":"b"},"time":1,"samples":[{"name":"x","value":2}]}]""");

        assertThat(frames)
                .extracting(f -> f.description().get().source().name())
                .containsExactly("a", "b");
        assertThat(frames.get(0).sourceHash()).isNotEqualTo(frames.get(1).sourceHash());
        assertThat(frames.get(0).shapeHash()).isEqualTo(frames.get(1).shapeHash());
    }

    @Test
    void givesEqualShapesWhateverTheOrderOfLabels() throws Exception {
        long one = shape("{\"samples\":[{\"name\":\"a\",\"value\":1,\"labels\":{\"x\":\"1\",\"y\":\"2\"}}]}");
        long other = shape("{\"samples\":[{\"labels\":{\"y\":\"2\",\"x\":\"1\"},\"name\":\"a\",\"value\":5}]}");

        assertThat(one).isEqualTo(other);
    }

    @Test
    void givesDifferentShapesForDifferentSeries() throws Exception {
        assertThat(List.of(
                        shape("{\"samples\":[{\"name\":\"a\",\"value\":1}]}"),
                        shape("{\"samples\":[{\"name\":\"a\",\"value\":1,\"unit\":\"s\"}]}"),
                        shape("{\"samples\":[{\"name\":\"a\",\"value\":1,\"kind\":\"gauge\"}]}"),
                        shape("{\"samples\":[{\"name\":\"a\",\"value\":1,\"labels\":{\"s\":\"\"}}]}"),
                        shape("{\"samples\":[{\"name\":\"a\",\"value\":1},{\"name\":\"a\",\"value\":1}]}")))
                .doesNotHaveDuplicates();
    }

    @Test
    void recognisesItsOwnOnly() {
        assertThat(recognised("{\"source\":{\"resourceMetrics\":\"x\"},\"samples\":[]}"))
                .isTrue();
        assertThat(recognised(" [{\"samples\":[")).isTrue();
        assertThat(recognised("{\"resourceMetrics\":[{\"samples\":1}]}")).isFalse();
        assertThat(recognised("samples")).isFalse();
        assertThat(recognised("")).isFalse();
    }

    private static boolean recognised(String document) {
        return new WeirJsonDecoder(IdentityRules.DEFAULT)
                .recognises(Decoding.payload(document.getBytes(StandardCharsets.UTF_8)));
    }

    private static long shape(String document) throws Exception {
        return Decoding.weirJson(document).getFirst().shapeHash();
    }
}
