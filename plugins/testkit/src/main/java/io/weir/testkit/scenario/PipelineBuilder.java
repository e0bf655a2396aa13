package io.weir.testkit.scenario;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a pipeline together. Not for several threads. */
public final class PipelineBuilder {

    private final String name;
    private final List<StageModel> stages = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private double cores = Double.POSITIVE_INFINITY;
    private MemoryModel memory = MemoryModel.PLENTY;
    private @Nullable String last;

    PipelineBuilder(String name) {
        this.name = name;
    }

    /** Adds a source whose senders wait; begins a new row. */
    public PipelineBuilder source(String id, Arrivals arrivals) {
        return add(SourceModel.of(id, arrivals));
    }

    /** Adds a queue behind the stage added last. */
    public PipelineBuilder queue(String id, int capacity, Overflow overflow) {
        return add(new QueueModel(id, capacity, overflow));
    }

    /** Adds a processor with one worker behind the stage added last. */
    public PipelineBuilder processor(String id, Taking taking, Service cpu) {
        return add(ProcessorModel.of(id, taking, cpu));
    }

    /** Adds a batcher behind the stage added last. */
    public PipelineBuilder batcher(String id, int size, double linger) {
        return add(new BatcherModel(id, Taking.batch(size, linger)));
    }

    /** Adds a sink with one worker behind the stage added last, and its destination, called {@code <id> destination}. */
    public PipelineBuilder sink(String id, Taking taking, Service service) {
        String destination = id + " destination";
        return add(DestinationModel.of(destination, service)).add(SinkModel.of(id, destination, taking));
    }

    /** Adds a stage. Anything but a source or a destination is linked to the stage added last; a sink ends the row. */
    public PipelineBuilder add(StageModel stage) {
        stages.add(stage);
        if (stage instanceof DestinationModel) {
            return this;
        }
        if (last != null && !(stage instanceof SourceModel)) {
            links.add(Link.all(last, stage.id()));
        }
        last = stage instanceof SinkModel ? null : stage.id();
        return this;
    }

    /** The next stage is linked to this one, and to nothing when it is null. */
    public PipelineBuilder from(@Nullable String id) {
        last = id;
        return this;
    }

    /** All events that leave the one enter the other too. */
    public PipelineBuilder link(String from, String to) {
        links.add(Link.all(from, to));
        return this;
    }

    /** A share of the events that leave the one enters the other, see {@link Link}. */
    public PipelineBuilder link(String from, String to, double low, double high) {
        links.add(new Link(from, to, low, high));
        return this;
    }

    /** Computing happens on so many cores; without it there are as many as are asked for. */
    public PipelineBuilder cores(double howMany) {
        cores = howMany;
        return this;
    }

    /** Memory is like this. */
    public PipelineBuilder memory(MemoryModel other) {
        memory = other;
        return this;
    }

    /**
     * The pipeline.
     *
     * @throws IllegalArgumentException when it cannot work
     */
    public PipelineModel build() {
        return new PipelineModel(name, stages, links, cores, memory);
    }
}
