package io.weir.api.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SectionsTest {

    @Test
    void keysStandUnderTheirSection() {
        String text = """
                data_dir = "/var/lib"
                # [sinks.old]
                [sinks.siem]
                type = 'http' # where to
                inputs = ["in", "app_*"]
                [sinks.siem.buffer]
                max_events = 1_000
                """;

        assertThat(Sections.of(text))
                .isEqualTo(Map.of(
                        "data_dir", "/var/lib",
                        "sinks.siem.type", "http",
                        "sinks.siem.inputs[0]", "in",
                        "sinks.siem.inputs[1]", "app_*",
                        "sinks.siem.buffer.max_events", "1_000"));
    }

    @Test
    void aListMayHaveManyLines() {
        assertThat(Sections.of("inputs = [\n  \"a\",\n  \"b\",\n]"))
                .isEqualTo(Map.of("inputs[0]", "a", "inputs[1]", "b"));
    }

    @Test
    void aSectionThatComesAgainIsNumbered() {
        String text = "[[outputs.kafka]]\ntopic = \"a\"\n[[outputs.kafka]]\ntopic = \"b\"";

        assertThat(Sections.of(text)).isEqualTo(Map.of("outputs.kafka.topic", "a", "outputs.kafka[1].topic", "b"));
    }

    @Test
    void whatIsNoConfigurationIsNothing() {
        assertThat(Sections.of("sinks:\n  siem:\n    type: http\n<xml/>")).isEmpty();
    }
}
