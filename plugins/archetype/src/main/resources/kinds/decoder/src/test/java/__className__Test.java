package ${package};

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.weir.api.payload.Message;
import io.weir.api.payload.PayloadDecoder;
import io.weir.api.payload.Report;
import io.weir.api.payload.Sample;
import io.weir.api.payload.UndecodablePayloadException;
import io.weir.testkit.PayloadDecoderContract;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every decoder must keep, and what is special of this one. */
class ${className}Test extends PayloadDecoderContract {

    @Override
    protected PayloadDecoder decoder() {
        return new ${className}();
    }

    @Override
    protected Message message() {
        return message("reporter=press-1\ntemperature=71.5\nparts_total=120\n");
    }

    @Test
    void readsGaugesAndCounters() throws UndecodablePayloadException {
        Report report = decoder().decode(message()).getFirst();

        assertThat(report.source()).containsEntry("service.name", "press-1");
        assertThat(report.samples())
                .containsExactly(
                        Sample.gauge("temperature", Map.of(), 71.5), Sample.counter("parts_total", Map.of(), 120));
    }

    @Test
    void recognisesItsOwn() {
        assertThat(decoder().recognises(message())).isTrue();
    }

    @Test
    void saysWhichLineCannotBeRead() {
        assertThatExceptionOfType(UndecodablePayloadException.class)
                .isThrownBy(() -> decoder().decode(message("reporter=press-1\ntemperature=hot\n")))
                .withMessage("line 2 must be like temperature=71.5");
    }

    private static Message message(String text) {
        return Message.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
