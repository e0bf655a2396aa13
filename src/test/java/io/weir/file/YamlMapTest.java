package io.weir.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlMapTest {

    @ParameterizedTest
    @CsvSource({"30s,PT30S", "1h30m,PT1H30M", "2d,PT48H", "500ms,PT0.5S", "0,PT0S", "1w,PT168H", "100y,PT876000H"})
    void readsDurations(String text, Duration duration) {
        assertThat(YamlMap.parse("wait: " + text).duration("wait")).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5x", "-5s", "30s1h", "1.5h", "s", "100y1ms", "999999999y"})
    void refusesOtherDurations(String text) {
        YamlMap map = YamlMap.parse("\nwait: " + text);
        assertThatThrownBy(() -> map.duration("wait"))
                .isInstanceOf(FaultyFileException.class)
                .hasMessageContainingAll("line 2", "wait", "'" + text + "'", "5m");
    }

    @Test
    void namesTheUnknownKeyAndTheKnownOnes() {
        YamlMap map = YamlMap.parse("good: 1\nbad: 2");
        assertThatThrownBy(() -> map.allowOnly(Set.of("good", "other")))
                .hasMessage("line 2, bad: unknown key; known here are good, other");
    }

    @Test
    void refusesAKeyGivenTwice() {
        assertThatThrownBy(() -> YamlMap.parse("a: 1\na: 2")).hasMessage("line 2, a: given twice");
    }

    @Test
    void saysWhereItIsNoYaml() {
        assertThatThrownBy(() -> YamlMap.parse("a: 1\n  b: [")).hasMessageStartingWith("line 2: not YAML");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "- 1"})
    void refusesWhatIsNoMapping(String text) {
        assertThatThrownBy(() -> YamlMap.parse(text)).isInstanceOf(FaultyFileException.class);
    }

    @Test
    void endsWhereAnAliasNamesItsOwnParent() {
        YamlMap map = YamlMap.parse("a: &x\n  a: *x");
        assertThatThrownBy(() -> descend(map)).hasMessageContaining("nested deeper");
    }

    private static void descend(YamlMap start) {
        YamlMap map = start;
        while (true) {
            map = map.map("a").orElseThrow();
        }
    }
}
