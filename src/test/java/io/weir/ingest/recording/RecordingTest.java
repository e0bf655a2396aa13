package io.weir.ingest.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.ingest.decode.ImpstatsDecoder;
import io.weir.ingest.decode.SnapshotDecoder;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingTest {

    private final Recording recording =
            new Recording("app/healthy", List.of(new ImpstatsDecoder(), new SnapshotDecoder()));

    @Test
    void gathersLinesIntoOneWindow() {
        recording.add("{\"ts\":\"2026-01-01T00:00:02Z\",\"metrics\":{\"a\":2}}");
        recording.add("{\"ts\":\"2026-01-01T00:00:01Z\",\"metrics\":{\"a\":1}}");

        NativeWindow window = recording.windows(NativeSettings.NONE).getFirst();

        assertThat(window.source()).isEqualTo("app/healthy");
        assertThat(window.interval().seconds()).isEqualTo(1);
        assertThat(window.series().getFirst().values()).containsExactly(1, 2);
    }

    @Test
    void countsWhatItLeavesOut() {
        recording.add("{\"ts\":\"2026-01-01T00:00:02Z\",\"metrics\":{\"a\":2}}");
        recording.add("nonsense");
        recording.add("{\"ts\":\"2026-01-01T00:00:02Z\",\"metrics\":5}");
        recording.add("   ");

        assertThat(recording.taken()).isEqualTo(1);
        assertThat(recording.skipped()).isEqualTo(2);
        assertThat(recording.firstProblem())
                .hasValueSatisfying(why -> assertThat(why).contains("rsyslog-impstats, snapshot"));
    }
}
