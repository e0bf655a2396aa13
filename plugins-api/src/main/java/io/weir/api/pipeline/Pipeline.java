package io.weir.api.pipeline;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is observed: stages and the edges between them, with their settings.
 *
 * @param name how its users call it; unique among the pipelines of one source
 * @param engine what runs it, such as {@code rsyslog}
 * @param stages upstream first; ids unique
 * @param edges between stages that exist
 * @param settings of stages that exist
 */
public record Pipeline(String name, String engine, List<Stage> stages, List<Edge> edges, List<Setting> settings) {

    /** Copies the lists and refuses double ids, edges to nowhere and settings of stages that do not exist. */
    public Pipeline {
        stages = List.copyOf(stages);
        edges = List.copyOf(edges);
        settings = List.copyOf(settings);
        Set<String> ids = new HashSet<>();
        for (Stage s : stages) {
            require(ids.add(s.id()), name, "has two stages '" + s.id() + "'");
        }
        for (Edge e : edges) {
            require(ids.contains(e.from()) && ids.contains(e.to()), name, "has an edge to nowhere: " + e);
        }
        for (Setting s : settings) {
            require(ids.contains(s.stage()), name, "has a setting of no stage: " + s.name());
        }
    }

    /** The stage with this id. */
    public Optional<Stage> stage(String id) {
        return stages.stream().filter(s -> s.id().equals(id)).findFirst();
    }

    /** Stages of one kind, upstream first. */
    public List<Stage> stages(StageKind kind) {
        return stages.stream().filter(s -> s.kind() == kind).toList();
    }

    /** Stages that the given one hands events to. */
    public List<Stage> downstream(String id) {
        return edges.stream()
                .filter(e -> e.from().equals(id))
                .flatMap(e -> stage(e.to()).stream())
                .toList();
    }

    /** Stages that hand events to the given one. */
    public List<Stage> upstream(String id) {
        return edges.stream()
                .filter(e -> e.to().equals(id))
                .flatMap(e -> stage(e.from()).stream())
                .toList();
    }

    /** The setting of a stage that plays a role, the first where there are several. */
    public Optional<Setting> setting(String stage, SettingRole role) {
        return settings.stream()
                .filter(s -> s.stage().equals(stage) && s.role() == role)
                .findFirst();
    }

    private static void require(boolean holds, String name, String fault) {
        if (!holds) {
            throw new IllegalArgumentException("pipeline '" + name + "' " + fault);
        }
    }
}
