package io.weir.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} says what the code says. With {@code -Dweir.docs.write} it is written anew. */
class ConfigurationReferenceTest {

    private static final Path MAPPINGS = Path.of("main/java/io/weir/runtime");
    private static final Path DOCUMENT = Path.of("../docs/configuration.md");

    @Test
    void the_reference_in_docs_is_the_one_made_from_the_code() throws IOException {
        String generated = ConfigurationReference.of(MAPPINGS);

        if (System.getProperty("weir.docs.write") != null) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, generated);
        }

        assertThat(DOCUMENT)
                .as("run './weir test -Dweir.docs.write' (or mvn with it) to write it anew")
                .hasContent(generated);
    }
}
