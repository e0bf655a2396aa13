package io.weir.testkit.scenario;

import java.util.List;

/**
 * A pipeline to simulate: stages, and the links between them. Stages are kept upstream first, and by id where that leaves a
 * choice, so that the order in which they were added does not matter.
 *
 * @param name how it is called
 * @param stages at least one source and one sink
 * @param links from sources through queues and workers to sinks; a link between two stages that are not queues hands
 *     events over directly, and holds the one until the other takes them
 * @param cores that all processors and sinks compute on together; each worker uses one at most
 * @param memory what it keeps in memory
 */
public record PipelineModel(String name, List<StageModel> stages, List<Link> links, double cores, MemoryModel memory) {

    /** Stands for the whole pipeline where a stage is asked for. */
    public static final String WHOLE = "";

    /** Sorts the stages; refuses what cannot work. */
    public PipelineModel {
        Check.that(!name.isBlank(), "a pipeline", "needs a name");
        Check.positive(cores, name, "cores");
        Shape shape = new Shape(name, stages, links);
        shape.check();
        stages = shape.sorted();
        links = shape.sortedLinks();
    }

    /** Begins a pipeline; stages added one after the other are linked in a row. */
    public static PipelineBuilder named(String name) {
        return new PipelineBuilder(name);
    }

    /**
     * The stage with this id.
     *
     * @throws IllegalArgumentException when there is none
     */
    public StageModel stage(String id) {
        return stages.stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("pipeline '" + name + "' has no stage '" + id
                        + "'; it has " + stages.stream().map(StageModel::id).toList()));
    }

    /** Stages of one kind, upstream first. */
    public <T extends StageModel> List<T> stages(Class<T> kind) {
        return stages.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The same with a stage in place of the one with its id. */
    public PipelineModel with(StageModel other) {
        stage(other.id());
        List<StageModel> all =
                stages.stream().map(s -> s.id().equals(other.id()) ? other : s).toList();
        return new PipelineModel(name, all, links, cores, memory);
    }

    /**
     * The same with something changed.
     *
     * @throws IllegalArgumentException when the stage has no such knob, or the value makes no sense
     */
    public PipelineModel with(String stage, Knob knob, double value) {
        if (!stage.equals(WHOLE)) {
            return with(Knobs.turned(stage(stage), knob, value));
        }
        return switch (knob) {
            case CORES -> new PipelineModel(name, stages, links, value, memory);
            case MEMORY_LIMIT -> new PipelineModel(name, stages, links, cores, memory.withLimit(value));
            default -> throw new IllegalArgumentException("the whole pipeline has no " + knob + ": name its stage");
        };
    }
}
