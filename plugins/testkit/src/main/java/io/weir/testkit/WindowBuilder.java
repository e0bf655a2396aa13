package io.weir.testkit;

import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Edge;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import io.weir.api.pipeline.Trait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/** Builds a window of a pipeline whose stages lie in a row, read at equal distances. Not for several threads. */
public final class WindowBuilder {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Stage> stages = new ArrayList<>();
    private final List<Setting> settings = new ArrayList<>();
    private final Map<SignalKey, Column> columns = new HashMap<>();
    private final long[] at;

    private WindowBuilder(long[] at) {
        this.at = at;
    }

    /** So many readings, so many seconds apart. */
    public static WindowBuilder of(int readings, double secondsApart) {
        long[] at = new long[readings];
        for (int i = 0; i < readings; i++) {
            at[i] = BEGIN.toEpochMilli() + Math.round(i * secondsApart * 1e3);
        }
        return new WindowBuilder(at);
    }

    /** Adds a stage behind those that are there. */
    public WindowBuilder stage(String id, StageKind kind, Trait... traits) {
        stages.add(new Stage(id, kind, Set.of(traits)));
        return this;
    }

    /** Adds a setting that was read from a configuration. */
    public WindowBuilder setting(String stage, SettingRole role, String name, String value) {
        settings.add(new Setting(name, stage, role, value, Setting.Origin.CONFIGURED, null));
        return this;
    }

    /** Adds a column; its values are a function of the seconds since the first reading. NaN is a gap. */
    public WindowBuilder column(String stage, Signal signal, DoubleUnaryOperator ofSeconds) {
        double[] values = new double[at.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = ofSeconds.applyAsDouble((at[i] - at[0]) / 1e3);
        }
        columns.put(new SignalKey(stage, signal), new Column(signal, Quality.REPORTED, at, values));
        return this;
    }

    /** Adds a column with the same value everywhere. */
    public WindowBuilder column(String stage, Signal signal, double value) {
        return column(stage, signal, t -> value);
    }

    /** The window, without findings of others. */
    public Window build() {
        List<Edge> edges = new ArrayList<>();
        for (int i = 1; i < stages.size(); i++) {
            edges.add(new Edge(stages.get(i - 1).id(), stages.get(i).id()));
        }
        Interval interval = new Interval(
                Instant.ofEpochMilli(at.length == 0 ? BEGIN.toEpochMilli() : at[0]),
                Instant.ofEpochMilli(at.length == 0 ? BEGIN.toEpochMilli() : at[at.length - 1]));
        return new Window(new Pipeline("test", "test", stages, edges, settings), interval, columns, List.of());
    }
}
