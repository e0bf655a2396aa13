package io.weir.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.alerting.run.FilesInForce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertingFilesTest {

    private static final String GOOD = "route: {receiver: a}\nreceivers: [{name: a}, {name: b}]";

    @TempDir
    Path directory;

    private final FilesInForce inForce = new FilesInForce(() -> Instant.EPOCH);

    @Test
    void takesChangesOfTheFile() throws IOException {
        AlertingFiles files = files();
        write(GOOD);
        assertThat(files.read()).isTrue();
        assertThat(files.read()).as("unchanged").isFalse();
        write(GOOD.replace("receiver: a", "receiver: b"));
        assertThat(files.read()).isTrue();
        assertThat(inForce.routes().receiversOf(Map.of())).containsExactly("b");
    }

    @Test
    void keepsTheOldVersionWhenTheFileIsFaultyOrGone() throws IOException {
        AlertingFiles files = files();
        write(GOOD);
        files.read();
        write("route: {receiver: c}\nreceivers: []");
        assertThat(files.read()).isFalse();
        Files.delete(path());
        assertThat(files.read()).isFalse();
        assertThat(inForce.routes().receiversOf(Map.of())).containsExactly("a");
        assertThat(inForce.files().getLast().error()).isEqualTo(path() + ": there is no such file");
    }

    @Test
    void doesNotBeginWithAFaultyFile() throws IOException {
        write("route: {receiver: c}\nreceivers: [{name: a}]");
        assertThatThrownBy(files()::readOrThrow)
                .hasMessage("weir.alerting.routes: " + path()
                        + ": line 1, receiver: there is no receiver 'c'; 'receivers:' has a");
    }

    private Path path() {
        return directory.resolve("routes.yml");
    }

    private void write(String text) throws IOException {
        Files.writeString(path(), text);
    }

    private AlertingFiles files() {
        return new AlertingFiles(new Paths(path()), inForce);
    }

    private record Paths(Path file) implements AlertingConfig {

        @Override
        public Optional<Path> rules() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> routes() {
            return Optional.of(file);
        }

        @Override
        public String externalUrl() {
            return "http://localhost";
        }

        @Override
        public Outbox outbox() {
            throw new UnsupportedOperationException("not needed to read files");
        }
    }
}
