package io.weir.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    private final Random random = new Random(3);

    @Test
    void aNumberIsWhatJavaTakesItFor() {
        for (int i = 0; i < 100_000; i++) {
            String text = text();
            assertThat(decimal(text)).as(text).isEqualTo(Double.parseDouble(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "1.2.3", "1e", "0x10", "1f", "1d", "NaN", "--1", "1-2", "e5"})
    void whatIsNoNumberIsRefused(String text) {
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> decimal(text));
    }

    @Test
    void anInstantIsWhatJavaTakesItFor() {
        for (int i = 0; i < 50_000; i++) {
            Instant instant = Instant.ofEpochMilli(random.nextLong(0, 4_102_444_800_000L));
            String text = instant.toString();
            assertThat(instant(text)).as(text).isEqualTo(instant.toEpochMilli());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-29T00:00:00Z, false",
        "2024-02-29T00:00:00Z, true",
        "2026-11-24T24:00:00Z, false",
        "2026-11-24T00:60:00Z, false",
        "2026-11-24T00:00:00.5+01:00, true",
        "2026x11-24T00:00:00Z, false",
        "2026-11-24T00:00:0xZ, false"
    })
    void anInstantThatIsNoneIsRefused(String text, boolean right) {
        if (right) {
            assertThat(instant(text))
                    .isEqualTo(OffsetDateTime.parse(text).toInstant().toEpochMilli());
        } else {
            assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> instant(text));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1795478400, 1795478400000",
        "1795478400000, 1795478400000",
        "1795478400000000, 1795478400000",
        "1795478400000000000, 1795478400000",
        "-5, -5000"
    })
    void theSizeOfAnInstantTellsItsUnit(long number, long millis) {
        assertThat(Instants.millis(number)).isEqualTo(millis);
        assertThat(Instants.millis((double) number)).isEqualTo(millis);
    }

    private String text() {
        return switch (random.nextInt(4)) {
            case 0 -> Long.toString(random.nextLong() >> random.nextInt(64));
            case 1 -> Double.toString(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
            case 2 -> String.format(Locale.ROOT, "%." + random.nextInt(12) + "f", random.nextDouble() * 1e6);
            default -> "+" + random.nextInt(1000) + "." + random.nextInt(1000) + "E" + (random.nextInt(600) - 300);
        };
    }

    private static double decimal(String text) {
        byte[] bytes = (" " + text + " ").getBytes(StandardCharsets.UTF_8);
        return Decimals.parse(bytes, 1, bytes.length - 1);
    }

    private static long instant(String text) {
        byte[] bytes = ("\"" + text + "\"").getBytes(StandardCharsets.UTF_8);
        return Instants.rfc3339(bytes, 1, bytes.length - 1);
    }
}
