package io.weir.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayerTest {

    private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    Path directory;

    private final List<String> heard = new ArrayList<>();
    private final List<Instant> waits = new ArrayList<>();
    private final Player player = new Player(waits::add, (name, line) -> heard.add(name + " " + line));

    private Track track(String name, boolean keepTime, String... seconds) throws IOException {
        Path file = directory.resolve(name + ".jsonl");
        StringBuilder text = new StringBuilder();
        for (String second : seconds) {
            text.append("{\"ts\":\"2025-01-01T00:00:").append(second).append("Z\"}\n");
        }
        Files.writeString(file, text);
        return new Track(Recording.of(file), START, 1, keepTime);
    }

    @Test
    void sendsSeveralRecordingsSideBySide() throws IOException {
        player.play(List.of(track("a", false, "00", "02"), track("b", false, "10", "11")), false);

        assertThat(waits).containsExactly(START, START, START.plusSeconds(1), START.plusSeconds(2));
        assertThat(heard.get(2)).contains("/b {\"ts\":\"2026-06-01T12:00:01Z\"}");
        assertThat(heard.get(3)).contains("/a {\"ts\":\"2026-06-01T12:00:02Z\"}");
    }

    @Test
    void leavesTheTimeWhenAskedTo() throws IOException {
        player.play(List.of(track("a", true, "00", "02")), false);

        assertThat(heard.get(1)).endsWith("{\"ts\":\"2025-01-01T00:00:02Z\"}");
        assertThat(waits).containsExactly(START, START.plusSeconds(2));
    }

    @Test
    void showsHowFarItIs() {
        String text = Progress.text("rsyslog/slow_sink", 50, 200, java.time.Duration.ofSeconds(65), true);

        assertThat(text).isEqualTo("rsyslog/slow_sink  [######------------------]   25 %  50 of 200 lines  1:05");
    }
}
