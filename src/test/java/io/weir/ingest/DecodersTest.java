package io.weir.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecodersTest {

    private static final List<PayloadDecoder> ALL =
            List.of(decoder("otlp-proto", false), decoder("otlp-json", false), decoder("own", true));

    @Test
    void theFirstThatRecognisesTheMessageDecodesIt() throws Exception {
        assertThat(new Decoders(ALL, Map.of()).decode(payload("any")).format()).isEqualTo("own");
    }

    @Test
    void theFormatOfATopicIsNotGuessed() throws Exception {
        Decoders decoders = new Decoders(ALL, Map.of("t", "otlp-json"));

        assertThat(decoders.decode(payload("t")).format()).isEqualTo("otlp-json");
    }

    @Test
    void amongSeveralOfAFamilyTheBytesDecide() {
        Decoders decoders = new Decoders(ALL, Map.of("t", "otlp"));

        assertThatExceptionOfType(UndecodableException.class)
                .isThrownBy(() -> decoders.decode(payload("t")))
                .withMessageContaining("otlp-proto, otlp-json")
                .satisfies(e -> assertThat(e.code()).isEqualTo("unknown-format"));
    }

    @Test
    void aFormatThatDoesNotExistIsRefusedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Decoders(ALL, Map.of("t", "oltp")))
                .withMessage(
                        "weir.ingest.topics.\"t\".format is 'oltp', must be one of: auto, otlp-proto, otlp-json, own");
    }

    @Test
    void ofALargeMessageOnlyTheBeginningIsLookedAt() throws Exception {
        int[] lookedAt = new int[1];
        PayloadDecoder looking = new LookingDecoder(lookedAt);
        Decoders decoders = new Decoders(List.of(decoder("other", false), looking), Map.of());

        decoders.decode(payload("t", Decoders.LOOKED_AT + 1));

        assertThat(lookedAt[0]).isEqualTo(Decoders.LOOKED_AT);
    }

    /** Fails where it does not get the whole message to decode. */
    private record LookingDecoder(int[] lookedAt) implements PayloadDecoder {

        @Override
        public String format() {
            return "looking";
        }

        @Override
        public boolean recognises(Payload payload) {
            lookedAt[0] = payload.bytes().length;
            return true;
        }

        @Override
        public List<DecodedFrame> decode(Payload payload) {
            assertThat(payload.bytes()).hasSizeGreaterThan(lookedAt[0]);
            return List.of();
        }
    }

    private static Payload payload(String topic) {
        return payload(topic, 1);
    }

    private static Payload payload(String topic, int bytes) {
        return new Payload(topic, null, Map.of(), Instant.EPOCH, new byte[bytes]);
    }

    private static PayloadDecoder decoder(String format, boolean recognising) {
        return new FakeDecoder(format, recognising, payload -> List.of());
    }
}
