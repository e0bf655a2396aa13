package io.weir.testkit.scenario;

/** A stage whose workers take events off what is before it. */
public sealed interface WorkerModel extends StageModel permits ProcessorModel, BatcherModel, SinkModel {

    /** Workers side by side, at least 1. */
    int workers();

    /** How a worker takes events. */
    Taking taking();
}
