package io.weir.api.adapter;

import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Edge;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import io.weir.api.pipeline.Trait;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts an observation together stage by stage. Not for several threads. */
public final class ObservationBuilder {

    private final String name;
    private final String engine;
    private final List<Stage> stages = new ArrayList<>();
    private final Set<Edge> edges = new LinkedHashSet<>();
    private final List<Setting> settings = new ArrayList<>();
    private final Map<SignalKey, Column> columns = new HashMap<>();

    /** Of a pipeline. */
    public ObservationBuilder(String name, String engine) {
        this.name = name;
        this.engine = engine;
    }

    /** Adds a stage, downstream of those that were added before. */
    public ObservationBuilder stage(String id, StageKind kind, Trait... traits) {
        stages.add(new Stage(id, kind, Set.of(traits)));
        return this;
    }

    /** Adds an edge from each of these stages. */
    public ObservationBuilder edges(Collection<String> from, String to) {
        from.forEach(f -> edges.add(new Edge(f, to)));
        return this;
    }

    /** Adds the edges of a chain. */
    public ObservationBuilder chain(String... ids) {
        for (int i = 1; i < ids.length; i++) {
            edges.add(new Edge(ids[i - 1], ids[i]));
        }
        return this;
    }

    /** Adds a column. */
    public ObservationBuilder put(String stage, Column column) {
        columns.put(new SignalKey(stage, column.signal()), column);
        return this;
    }

    /** Adds columns. */
    public ObservationBuilder columns(Map<SignalKey, Column> more) {
        columns.putAll(more);
        return this;
    }

    /** Adds settings. */
    public ObservationBuilder settings(Collection<Setting> more) {
        settings.addAll(more);
        return this;
    }

    /** What was added as the column of a stage. */
    public Optional<Column> column(String stage, Signal signal) {
        return Optional.ofNullable(columns.get(new SignalKey(stage, signal)));
    }

    /** Whether a stage was added. */
    public boolean has(String stage) {
        return stages.stream().anyMatch(s -> s.id().equals(stage));
    }

    /**
     * The observation.
     *
     * @throws IllegalArgumentException when two stages have one id, or an edge, setting or column has no stage
     */
    public Observation build() {
        return new Observation(new Pipeline(name, engine, stages, List.copyOf(edges), settings), columns);
    }
}
