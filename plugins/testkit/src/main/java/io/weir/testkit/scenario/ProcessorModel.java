package io.weir.testkit.scenario;

/**
 * Changes, filters or routes events; computes while it does, on the pipeline's cores.
 *
 * @param id its name
 * @param workers threads side by side
 * @param taking how each takes events
 * @param cpu core-seconds of a batch of n events; longer in time when more workers compute than there are cores
 * @param filtered share of events that it drops on purpose, 0 to 1
 */
public record ProcessorModel(String id, int workers, Taking taking, Service cpu, double filtered)
        implements WorkerModel {

    /** Refuses fewer workers than one. */
    public ProcessorModel {
        Check.id(id);
        Check.count(workers, id, "workers");
        Check.share(filtered, id, "filtered");
    }

    /** One worker that drops nothing. */
    public static ProcessorModel of(String id, Taking taking, Service cpu) {
        return new ProcessorModel(id, 1, taking, cpu, 0);
    }

    /** With so many workers. */
    public ProcessorModel withWorkers(int other) {
        return new ProcessorModel(id, other, taking, cpu, filtered);
    }

    /** With another cost. */
    public ProcessorModel withCpu(Service other) {
        return new ProcessorModel(id, workers, taking, other, filtered);
    }
}
