package io.weir.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesFileTest {

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void written() {
        file = directory.resolve("routes.yaml");
        RoutesFile.write(file, 8090);
    }

    @Test
    void leadsToTheSample() throws IOException {
        assertThat(Files.readString(file)).contains("url: http://127.0.0.1:8090/notices", "group_wait: 5s");
    }

    @Test
    void followsTheSamplesPort() throws IOException {
        RoutesFile.write(file, 9999);

        assertThat(Files.readString(file)).contains("127.0.0.1:9999").doesNotContain("8090");
    }

    @Test
    void leavesAloneWhatSomebodyEdited() throws IOException {
        String edited = Files.readString(file).replace("1h", "4h");
        Files.writeString(file, edited);

        RoutesFile.write(file, 9999);

        assertThat(file).hasContent(edited);
    }
}
