package io.weir.plugin;

import io.weir.api.analysis.Action;
import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Suggestion;
import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Edge;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A small window, and small things to say of it. */
final class Said {

    private Said() {}

    static Window window() {
        Pipeline pipeline = new Pipeline(
                "logs",
                "test",
                List.of(Stage.of("queue", StageKind.QUEUE), Stage.of("sink", StageKind.SINK)),
                List.of(new Edge("queue", "sink")),
                List.of());
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        return new Window(pipeline, new Interval(now.minusSeconds(60), now), Map.of(), List.of());
    }

    static Finding warning(String code, @Nullable String stage) {
        return new Finding(
                code, FindingKind.SINK, stage, Severity.WARNING, 0.9, "title", "because", List.of(), List.of());
    }

    static Suggestion larger(String setting) {
        Effect effect = new Effect("throughput", "{event}/s", 1, 2, 3, 4, "three times as many");
        return new Suggestion(setting, "sink", Action.INCREASE, "1", "2", effect, "because", "none");
    }
}
