package io.weir.local.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PluginTestCommandTest {

    private static final String SOUND = """
            id: deep
            title: Deep queue
            description: Says when a queue is deep.
            stages: queue
            signals: {size: pipeline.queue.size}
            when: size > 10
            finding: {kind: queue, severity: info, title: Deep, explanation: "{size} wait."}
            tests:
              - {name: deep, values: {pipeline.queue.size: 20}, expect: finding}
            """;

    @TempDir
    Path directory;

    @Test
    void testsThatPassEndWithZero() throws IOException {
        assertThat(run(SOUND)).isZero();
    }

    @Test
    void aTestThatFailsEndsWithOne() throws IOException {
        assertThat(run(SOUND.replace("size > 10", "size > 30"))).isEqualTo(1);
    }

    @Test
    void aFaultyFileEndsWithTwo() throws IOException {
        assertThat(run(SOUND.replace("size > 10", "siz > 30"))).isEqualTo(2);
    }

    @Test
    void aFileThatIsNotThereEndsWithTwo() {
        assertThat(new CommandLine(new PluginCommand())
                        .execute("test", directory.resolve("no.yaml").toString()))
                .isEqualTo(2);
    }

    private int run(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("deep.yaml"), text);
        return new CommandLine(new PluginCommand()).execute("test", file.toString());
    }
}
