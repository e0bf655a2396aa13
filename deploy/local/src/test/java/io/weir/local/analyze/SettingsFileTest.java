package io.weir.local.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettingsFileTest {

    @Test
    void flattensJson() {
        assertThat(SettingsFile.values("{\"core\":{\"sinks\":[\"http\"]},\"http\":{\"batch_size\":50}}"))
                .containsEntry("core.sinks[0]", "http")
                .containsEntry("http.batch_size", "50");
    }

    @Test
    void flattensYaml() {
        assertThat(SettingsFile.values("core:\n  max_queue_size: 100\n")).containsEntry("core.max_queue_size", "100");
    }

    @Test
    void readsLines() {
        assertThat(SettingsFile.values("# comment\nexport OTEL_BLRP_MAX_QUEUE_SIZE=\"2048\"\nmaxExportBatchSize=16\n"))
                .containsEntry("OTEL_BLRP_MAX_QUEUE_SIZE", "2048")
                .containsEntry("maxExportBatchSize", "16");
    }
}
