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

    private static Payload payload(String topic) {
        return new Payload(topic, null, Map.of(), Instant.EPOCH, new byte[1]);
    }

    private static PayloadDecoder decoder(String format, boolean recognising) {
        return new FakeDecoder(format, recognising, payload -> List.of());
    }
}
