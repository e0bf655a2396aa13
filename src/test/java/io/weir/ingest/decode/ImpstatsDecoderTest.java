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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImpstatsDecoderTest {

    private static final Instant RECEIVED = Instant.parse("2026-01-01T00:00:00Z");
    private static final String QUEUE =
            "{\"name\":\"main Q\",\"origin\":\"core.queue\",\"size\":3,\"enqueued\":10,\"maxqsize\":7}";

    private final ImpstatsDecoder decoder = new ImpstatsDecoder();

    @Test
    void readsAnObject() throws UndecodableException {
        DecodedFrame frame = decoder.decode(payload("host-1", QUEUE)).getFirst();

        assertThat(frame.atMillis()).isEqualTo(RECEIVED.toEpochMilli());
        assertThat(frame.values()).containsExactly(3, 10, 7);
        assertThat(frame.description().get().source().name()).isEqualTo("host-1");
        assertThat(frame.description().get().series())
                .contains(new SeriesIdentity(
                        "core.queue/enqueued", Map.of("name", "main Q", "origin", "core.queue"), Kind.COUNTER, ""))
                .contains(new SeriesIdentity(
                        "core.queue/size", Map.of("name", "main Q", "origin", "core.queue"), Kind.GAUGE, ""));
    }

    @Test
    void readsTheWrapperOfRecordings() throws UndecodableException {
        String wrapped = "{\"ts\":\"2026-11-23T23:37:38.686960+00:00\",\"impstats\":" + QUEUE + "}";

        DecodedFrame frame = decoder.decode(payload(null, wrapped)).getFirst();

        assertThat(frame.atMillis())
                .isEqualTo(Instant.parse("2026-11-23T23:37:38.686Z").toEpochMilli());
        assertThat(frame.description().get().source().name()).isEqualTo("weir.metrics");
    }

    @Test
    void readsWhatOtherFormatsOfImpstatsMakeOfIt() throws UndecodableException {
        DecodedFrame cee = decoder.decode(payload(null, "@cee: " + QUEUE)).getFirst();
        DecodedFrame elastic = decoder.decode(
                        payload(null, "{\"name\":\"q\",\"origin\":\"core.queue\",\"discarded!full\":\"5\"}"))
                .getFirst();

        assertThat(cee.values()).containsExactly(3, 10, 7);
        assertThat(elastic.values()).containsExactly(5);
        assertThat(elastic.description().get().series().getFirst().name()).isEqualTo("core.queue/discarded.full");
    }

    @Test
    void anObjectWithoutNumbersHoldsNoSample() throws UndecodableException {
        List<DecodedFrame> frames =
                decoder.decode(payload(null, "{\"name\":\"global\",\"origin\":\"dynstats\",\"values\":{}}"));

        assertThat(frames).isEmpty();
    }

    @Test
    void theShapeDoesNotDependOnTheValues() throws UndecodableException {
        DecodedFrame one = decoder.decode(payload("h", QUEUE)).getFirst();
        DecodedFrame other =
                decoder.decode(payload("h", QUEUE.replace("10", "99"))).getFirst();
        DecodedFrame another =
                decoder.decode(payload("h", QUEUE.replace("main Q", "q"))).getFirst();

        assertThat(one.shapeHash()).isEqualTo(other.shapeHash()).isNotEqualTo(another.shapeHash());
        assertThat(one.sourceHash()).isEqualTo(other.sourceHash());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "nonsense",
                "{\"origin\":\"core.queue\",\"size\":1}",
                "{\"name\":1,\"origin\":\"core.queue\"}",
                "{\"name\":\"q\",\"origin\":\"core.queue\",\"size\":1} trailing",
                "{\"ts\":\"yesterday\",\"impstats\":{\"name\":\"q\",\"origin\":\"core.queue\",\"size\":1}}"
            })
    void refusesAnythingElseWithAReason(String text) {
        assertThatThrownBy(() -> decoder.decode(payload(null, text)))
                .isInstanceOf(UndecodableException.class)
                .hasMessageMatching("(?s).{10,}");
    }

    @Test
    void recognisesItselfAndNothingElse() {
        assertThat(decoder.recognises(payload(null, QUEUE))).isTrue();
        assertThat(decoder.recognises(payload(null, "@cee: " + QUEUE))).isTrue();
        assertThat(decoder.recognises(payload(null, "{\"ts\":\"2026-01-01T00:00:00Z\",\"metrics\":{}}")))
                .isFalse();
        assertThat(decoder.recognises(payload(null, "\n"))).isFalse();
    }

    private static Payload payload(String key, String text) {
        return new Payload("weir.metrics", key, Map.of(), RECEIVED, text.getBytes(StandardCharsets.UTF_8));
    }
}
