package io.weir.analysis.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.analysis.settings.FieldProblem;
import io.weir.analysis.settings.RefusedException;
import io.weir.api.adapter.NativeSettings;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationFactTest {

    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void numbersTruthsAndTextsAreKeptAsTheyAreWritten() {
        assertThat(of(Map.of("queue", 2048, "delay", 0.5, "block", true, "mode", "fast"))
                        .settings())
                .isEqualTo(Map.of("queue", "2048", "delay", "0.5", "block", "true", "mode", "fast"));
    }

    @Test
    void objectsAndListsBecomePaths() {
        Map<String, Object> json = Map.of("sinks", Map.of("siem", Map.of("inputs", List.of("a", Map.of("b", 1)))));

        assertThat(of(json).settings()).isEqualTo(Map.of("sinks.siem.inputs[0]", "a", "sinks.siem.inputs[1].b", "1"));
    }

    @Test
    void whatIsSetTwiceIsRefused() {
        Map<String, Object> twice = new LinkedHashMap<>(Map.of("a", Map.of("b", 2)));
        twice.put("a.b", 1);

        assertThatThrownBy(() -> ConfigurationFact.of(Instant.EPOCH, "me", twice))
                .hasMessageContaining("'a.b' is set twice");
    }

    @Test
    void whatIsNullIsNotSet() {
        Map<String, Object> json = new HashMap<>();
        json.put("queue", null);

        assertThat(of(json).settings()).isEmpty();
    }

    @Test
    void aLongValueIsRefusedByItsName() {
        assertThatThrownBy(() -> of(Map.of("mode", "x".repeat(ConfigurationFact.LONGEST_VALUE + 1))))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.problems())
                                .extracting(FieldProblem::field)
                                .containsExactly("settings.mode"))
                .hasMessageContaining("at most 4000 characters")
                .hasMessageContaining("4001");
    }

    @Test
    void aLongNameIsRefused() {
        assertThatThrownBy(() -> of(Map.of("n".repeat(ConfigurationFact.LONGEST_NAME + 1), 1)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("1 to 300 characters");
    }

    @Test
    void halfACharacterIsRefused() {
        assertThatThrownBy(() -> of(Map.of("mode", "\uD800")))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("mode must");
    }

    @Test
    void tooManyAreRefused() {
        Map<String, Object> json = new HashMap<>();
        for (int i = 0; i <= ConfigurationFact.MOST; i++) {
            json.put("s" + i, i);
        }

        assertThatThrownBy(() -> of(json))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("at most 2000 settings");
    }

    @Test
    void tooMuchTogetherIsRefused() {
        Map<String, Object> json = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            json.put("s" + i, "x".repeat(ConfigurationFact.LONGEST_VALUE));
        }

        assertThatThrownBy(() -> of(json))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("200000 characters together");
    }

    @Test
    void whatIsNestedTooDeepIsRefused() {
        Map<String, Object> json = Map.of("a", 1);
        for (int i = 0; i < 40; i++) {
            json = Map.of("a", json);
        }
        Map<String, Object> deep = json;

        assertThatThrownBy(() -> of(deep)).isInstanceOf(RefusedException.class).hasMessageContaining("32 deep");
    }

    @Test
    void adaptersGetThemByNameAndAsLines() {
        NativeSettings settings = ConfigurationFact.forAdapters(Map.of("b.c", "2", "a", "1"));

        assertThat(settings).isEqualTo(new NativeSettings("a=1\nb.c=2", Map.of("a", "1", "b.c", "2")));
    }

    private static ConfigurationFact of(Map<String, Object> json) {
        return ConfigurationFact.of(T0, "me", json);
    }
}
