package io.weir.testkit.scenario;

/**
 * What takes the events at the far end, shared by all sinks that name it. An engine sees none of it but how long its calls
 * take.
 *
 * @param id its name
 * @param service how long one call takes when nothing else is in the way
 * @param connections calls that it serves side by side; further ones wait, and their caller sees a longer call. A
 *     connection pool of the client belongs here too. {@link #UNLIMITED} for none
 * @param rate events/s that it takes at most, all calls together; may be infinite
 * @param buffer events that lie between (in a kernel's socket buffers): a call ends when its events are in it, though
 *     the destination has yet to take them. Matters only where {@code rate} is finite
 * @param failures share of calls that fail, 0 to 1
 */
public record DestinationModel(String id, Service service, int connections, double rate, int buffer, double failures)
        implements StageModel {

    /** As many as there are. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** Refuses limits below 1. */
    public DestinationModel {
        Check.id(id);
        Check.count(connections, id, "connections");
        Check.positive(rate, id, "rate");
        Check.that(buffer >= 0, id, "buffer must be at least 0, is " + buffer);
        Check.share(failures, id, "failures");
    }

    /** Without limits: only calls take their time. */
    public static DestinationModel of(String id, Service service) {
        return new DestinationModel(id, service, UNLIMITED, Double.POSITIVE_INFINITY, 0, 0);
    }

    /** A stream whose pace the receiver sets: so many events/s, behind a buffer of so many. */
    public static DestinationModel stream(String id, double rate, int buffer) {
        return new DestinationModel(id, Service.NONE, UNLIMITED, rate, buffer, 0);
    }

    /** With calls of another length. */
    public DestinationModel with(Service other) {
        return new DestinationModel(id, other, connections, rate, buffer, failures);
    }

    /** Taking so many events/s at most. */
    public DestinationModel withRate(double other) {
        return new DestinationModel(id, service, connections, other, buffer, failures);
    }

    /** Serving so many calls side by side. */
    public DestinationModel withConnections(int other) {
        return new DestinationModel(id, service, other, rate, buffer, failures);
    }

    /** With this share of calls failing. */
    public DestinationModel withFailures(double other) {
        return new DestinationModel(id, service, connections, rate, buffer, other);
    }
}
