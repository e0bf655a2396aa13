package io.weir.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StampTest {

    private static String moved(String line) {
        return Stamp.of(line).orElseThrow().moved(line, Duration.ofDays(1).plusMillis(500));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T23:37:38.686960+00:00, 2026-11-25T23:37:39.186960+00:00",
        "2026-11-23T23:40:03.651615Z, 2026-11-25T23:40:04.151615Z",
        "2026-11-23T23:46:12.294844392Z, 2026-11-25T23:46:12.794844392Z",
        "2026-11-23T23:46:12-05:00, 2026-11-25T23:46:12-05:00",
    })
    void keepsOffsetAndDecimals(String before, String after) {
        Duration twoDays = Duration.ofDays(2).plusMillis(500);
        String line = "{\"ts\":\"" + before + "\"}";

        assertThat(Stamp.of(line).orElseThrow().moved(line, twoDays)).isEqualTo("{\"ts\":\"" + after + "\"}");
    }

    @Test
    void leavesEveryOtherCharacterAsItIs() {
        String line = "{ \"a\" : {\"ts\": \"2020-01-01T00:00:00Z\"},  \"ts\" :\"2026-01-01T00:00:00Z\" , \"x\":1.50E+2,"
                + "\"é\":\"\\u00e9 2026-01-01T00:00:00Z\"}";

        assertThat(moved(line))
                .isEqualTo(line.replace("\"ts\" :\"2026-01-01T00:00:00Z\"", "\"ts\" :\"2026-01-02T00:00:00Z\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "[1]",
                "{}",
                "{\"t\": 1795477203}",
                "{\"ts\": 1795477203}",
                "{\"ts\": \"yesterday\"}",
                "{\"x\": {\"ts\": \"2026-01-01T00:00:00Z\"}}",
                "{\"ts"
            })
    void findsNoneInWhatIsNotARecording(String line) {
        assertThat(Stamp.of(line)).isEmpty();
    }
}
