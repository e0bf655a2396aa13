package io.weir.testkit.scenario;

/**
 * Hands events to a destination, one call for each batch it takes.
 *
 * @param id its name
 * @param destination id of the stage that takes the calls
 * @param workers calls side by side, as far as the sink is concerned
 * @param eventsPerWorker events that must wait for each further worker to start (rsyslog's
 *     {@code workerThreadMinimumMessages}); 1: a worker starts when there is anything
 * @param taking events of a call
 * @param cpu core-seconds before each call, to serialise its n events
 * @param timeout seconds after which a call counts as failed; may be infinite
 * @param retry what is done with a call that failed
 */
public record SinkModel(
        String id,
        String destination,
        int workers,
        int eventsPerWorker,
        Taking taking,
        Service cpu,
        double timeout,
        Retry retry)
        implements WorkerModel {

    /** Refuses fewer workers than one. */
    public SinkModel {
        Check.id(id);
        Check.count(workers, id, "workers");
        Check.count(eventsPerWorker, id, "eventsPerWorker");
        Check.positive(timeout, id, "timeout");
    }

    /** One worker, no timeout, tries for ever with pauses of 1 to 30 s. */
    public static SinkModel of(String id, String destination, Taking taking) {
        return new SinkModel(
                id, destination, 1, 1, taking, Service.NONE, Double.POSITIVE_INFINITY, Retry.forever(1, 30));
    }

    /** With so many workers. */
    public SinkModel withWorkers(int other) {
        return new SinkModel(id, destination, other, eventsPerWorker, taking, cpu, timeout, retry);
    }

    /** With so many workers, each of which starts when so many more events wait. */
    public SinkModel withWorkers(int other, int eventsEach) {
        return new SinkModel(id, destination, other, eventsEach, taking, cpu, timeout, retry);
    }

    /** Taking events in another way. */
    public SinkModel with(Taking other) {
        return new SinkModel(id, destination, workers, eventsPerWorker, other, cpu, timeout, retry);
    }

    /** Repeating failed calls in another way. */
    public SinkModel with(Retry other) {
        return new SinkModel(id, destination, workers, eventsPerWorker, taking, cpu, timeout, other);
    }

    /** With a longest time of a call. */
    public SinkModel withTimeout(double seconds) {
        return new SinkModel(id, destination, workers, eventsPerWorker, taking, cpu, seconds, retry);
    }

    /** Computing so long before each call. */
    public SinkModel withCpu(Service other) {
        return new SinkModel(id, destination, workers, eventsPerWorker, taking, other, timeout, retry);
    }
}
