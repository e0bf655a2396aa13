package io.weir.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation shows is what other tests load. */
class DocumentationTest {

    @ParameterizedTest
    @ValueSource(strings = {"rules.yml", "routes.yml", "webhook.json"})
    void showsTheFilesThatAreTested(String file) throws IOException {
        String page = Files.readString(Path.of("..", "docs", "alerting.md"));
        assertThat(page).contains(Examples.text(file).strip());
    }
}
