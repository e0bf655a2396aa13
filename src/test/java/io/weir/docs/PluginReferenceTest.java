package io.weir.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.analysis.PluginStatus;
import io.weir.analysis.PluginStatus.State;
import io.weir.api.analysis.Analyzer;
import io.weir.api.analysis.ConfigurableAnalyzer;
import io.weir.api.config.ConfigurationType;
import io.weir.plugin.PluginLimits;
import io.weir.plugin.ServiceLoadedPlugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What is written of the bundled analyzers is what they say of themselves. With {@code -Dweir.docs.write} it is written
 * anew.
 */
class PluginReferenceTest {

    private static final Path DOCUMENT = Path.of("../docs/plugin-reference.md");

    private static final String METADATA =
            "src/main/resources/META-INF/native-image/io.weir/weir-%s/reachability-metadata.json";

    private final ServiceLoadedPlugins host = ServiceLoadedPlugins.load(
            PluginReferenceTest.class.getClassLoader(), PluginLimits.DEFAULT, InstantSource.system());

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void theReferenceInDocsIsTheOneMadeFromTheCode() throws IOException {
        String generated = PluginReference.of(host.analyzers());

        if (System.getProperty("weir.docs.write") != null) {
            Files.writeString(DOCUMENT, generated);
        }

        assertThat(DOCUMENT)
                .as("run './weir test -Dweir.docs.write' (or mvn with it) to write it anew")
                .hasContent(generated);
    }

    @Test
    void aNativeImageKnowsTheRecordsOfOptions() throws IOException {
        for (Analyzer analyzer : ServiceLoader.load(Analyzer.class)) {
            if (analyzer instanceof ConfigurableAnalyzer<?> configurable) {
                String id = analyzer.descriptor().id();
                String generated = ConfigurationType.of(configurable.defaults()).nativeMetadata();
                Path file = Path.of("../plugins", id, METADATA.formatted(id));
                if (System.getProperty("weir.docs.write") != null) {
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, generated);
                }
                assertThat(file).hasContent(generated);
            }
        }
    }

    @Test
    void everyBundledAnalyzerSaysWhatItLooksAt() {
        assertThat(host.analyzers())
                .extracting(a -> a.descriptor().id())
                .contains("bottleneck", "forecast", "optimization");
        assertThat(host.status()).extracting(PluginStatus::state).containsOnly(State.ACTIVE);
    }
}
