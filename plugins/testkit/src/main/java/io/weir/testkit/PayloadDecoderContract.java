package io.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.weir.api.payload.Message;
import io.weir.api.payload.PayloadDecoder;
import io.weir.api.payload.Report;
import io.weir.api.payload.Sample;
import io.weir.api.payload.UndecodablePayloadException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every decoder must keep. Extend it in the decoder's own tests. */
public abstract class PayloadDecoderContract {

    private static final int CUTS = 200;
    private static final int DAMAGES = 500;

    /** The decoder under test. */
    protected abstract PayloadDecoder decoder();

    /** A message of its format with at least one sample. */
    protected abstract Message message();

    /** Its format has a name that can stand in a configuration. */
    @Test
    void namesItsFormat() {
        assertThat(decoder().format()).matches("[a-z][a-z0-9-]{1,63}");
    }

    /** It finds samples in the message. */
    @Test
    void findsSomething() throws UndecodablePayloadException {
        assertThat(decoder().decode(message()))
                .isNotEmpty()
                .allSatisfy(r -> assertThat(r.samples()).isNotEmpty());
    }

    /** The same message gives equal reports. */
    @Test
    void isDeterministic() throws UndecodablePayloadException {
        assertThat(decoder().decode(message())).isEqualTo(decoder().decode(message()));
    }

    /** It leaves the bytes as they are. */
    @Test
    void changesNothing() throws UndecodablePayloadException {
        Message message = message();
        byte[] before = message.bytes().clone();

        decoder().decode(message);
        decoder().recognises(message);

        assertThat(message.bytes()).isEqualTo(before);
    }

    /** No report holds a series twice. */
    @Test
    void saysEachSeriesOnce() throws UndecodablePayloadException {
        assertSeriesOnce(decoder().decode(message()));
    }

    /** What is nothing of the kind is not recognised, and recognising never throws. */
    @Test
    void recognisesNoOther() {
        for (String other : List.of(" ", "{}", "[]", "hello", "# HELP\n", "\u0000\u0001\u0002")) {
            assertThat(decoder().recognises(with(other.getBytes(StandardCharsets.UTF_8))))
                    .as("recognises '" + other + "'")
                    .isFalse();
        }
    }

    /** A message that is cut off is refused or read in part, and nothing else happens. */
    @Test
    void survivesAMessageThatIsCutOff() {
        byte[] whole = message().bytes();
        int step = Math.max(1, whole.length / CUTS);
        for (int length = 1; length < whole.length; length += step) {
            tryTo(Arrays.copyOf(whole, length), "cut off after " + length + " bytes");
        }
    }

    /** A message with damaged bytes is refused or read in part, and nothing else happens. */
    @Test
    void survivesDamage() {
        Random random = new Random(7);
        for (int i = 0; i < DAMAGES; i++) {
            byte[] damaged = message().bytes().clone();
            for (int hits = 0; hits <= i % 4; hits++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            tryTo(damaged, "damage " + i);
        }
    }

    private void tryTo(byte[] bytes, String how) {
        try {
            decoder().recognises(with(bytes));
            assertSeriesOnce(decoder().decode(with(bytes)));
        } catch (UndecodablePayloadException e) {
            assertThat(e.getMessage()).as(how).isNotBlank();
        } catch (RuntimeException e) {
            fail(how + ": throws something else than UndecodablePayloadException", e);
        }
    }

    private static void assertSeriesOnce(List<Report> reports) {
        for (Report report : reports) {
            List<String> series = new ArrayList<>();
            for (Sample s : report.samples()) {
                series.add(s.name() + s.labels());
            }
            assertThat(series).doesNotHaveDuplicates();
        }
    }

    private Message with(byte[] bytes) {
        Message m = message();
        return new Message(m.topic(), m.key(), m.headers(), m.receivedAt(), bytes);
    }
}
