package io.weir.testkit.scenario;

/** One stage of a simulated pipeline. */
public sealed interface StageModel permits SourceModel, QueueModel, WorkerModel, DestinationModel {

    /** Its name, unique in its pipeline. */
    String id();
}
