package io.weir.web.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123456Z");

    @ParameterizedTest
    @CsvSource({
        "0, just now",
        "9, just now",
        "40, 40 s ago",
        "185, 3 min ago",
        "7300, 2 h ago",
        "200000, 2 d ago",
        "-30, in 30 s"
    })
    void timeIsToldRelativeToNow(long secondsAgo, String text) {
        assertThat(Moment.of(NOW.minusSeconds(secondsAgo), NOW).ago()).isEqualTo(text);
    }

    @Test
    void theZoneIsNamed() {
        assertThat(Moment.of(NOW, NOW).absolute()).isEqualTo("2026-11-24 10:00:00 UTC");
        assertThat(Moment.of(NOW, NOW).iso()).isEqualTo("2026-11-24T10:00:00.123Z");
    }
}
