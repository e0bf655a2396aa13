package io.weir.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTest {

    @ParameterizedTest
    @CsvSource({
        "0, healthy, 60",
        "59, healthy, 1",
        "60, slow sink, 90",
        "149, slow sink, 1",
        "150, recovered, 450",
        "599, recovered, 1",
        "600, healthy, 60",
        "665, slow sink, 85",
    })
    void isWellThenSlowThenWellAgain(long second, String phase, long left) {
        Script.Place place = Script.at(Duration.ofSeconds(second));

        assertThat(place.phase().name()).isEqualTo(phase);
        assertThat(place.left()).isEqualTo(Duration.ofSeconds(left));
    }
}
