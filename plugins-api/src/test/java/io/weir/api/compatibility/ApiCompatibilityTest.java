package io.weir.api.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.ApiVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API against the one that was released last, or would have been. */
class ApiCompatibilityTest {

    private static final Path CLASSES = Path.of("target/classes");
    private static final Path BASELINE = Path.of("baseline/weir-plugins-api-" + ApiVersion.CURRENT + ".jar");
    private static final Path REPORT = Path.of("baseline/changes.txt");

    @TempDir
    private Path dir;

    @Test
    void nothingBreaksPluginsThatAreThere() throws IOException {
        assertThat(comparison().breaking())
                .as(
                        "Plugins that were built against %s break. Keep what was there beside what is new (a second constructor, a"
                                + " default method); if that cannot be, raise ApiVersion.CURRENT and make a new baseline, see README.md.",
                        BASELINE)
                .isEmpty();
    }

    @Test
    void theReportIsInStep() throws IOException {
        List<String> now = comparison().lines();
        if ("write".equals(System.getProperty("weir.api"))) {
            Files.write(REPORT, now);
        }

        assertThat(Files.readAllLines(REPORT))
                .as("%s must say what has changed: run the test with -Dweir.api=write, and read it", REPORT)
                .isEqualTo(now);
    }

    private ApiComparison comparison() throws IOException {
        return ApiComparison.of(BASELINE, ApiComparison.pack(CLASSES, dir.resolve("now.jar")));
    }
}
