package io.weir.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParamsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T10:00:00Z, 2026-11-24T10:00:00Z",
        "2026-11-24T11:00:00+01:00, 2026-11-24T10:00:00Z",
        "1764000000000, 2025-11-24T16:00:00Z",
        "0, 1970-01-01T00:00:00Z"
    })
    void readsInstants(String text, Instant instant) {
        assertThat(Params.instant("from", text)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "now",
                "-1",
                "9223372036854775807",
                "99999999999999999999",
                "+1000000000-12-31T23:59:59Z",
                "-1000000000-01-01T00:00:00Z",
                "0000-12-31T23:59:59Z"
            })
    void refusesWhatNoInstantOfOursIs(String text) {
        assertThatThrownBy(() -> Params.instant("from", text))
                .hasMessageContaining("from must be an instant")
                .hasMessageEndingWith("is '" + text + "'");
    }
}
