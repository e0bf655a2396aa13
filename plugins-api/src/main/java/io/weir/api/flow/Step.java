package io.weir.api.flow;

/**
 * What happened at a queue between two readings of its size.
 *
 * @param from instant of the reading before, in milliseconds since the epoch
 * @param to instant of this reading
 * @param before events that waited at the begin
 * @param after events that waited at the end
 * @param in events per second that were offered, rejected ones included; NaN when not known
 * @param out events per second that the stages behind the queue finished; NaN when not known
 * @param rejected events per second that were turned away; 0 when the engine does not tell
 * @param full how often per second the queue was found full; 0 when the engine does not tell
 */
public record Step(
        long from, long to, double before, double after, double in, double out, double rejected, double full) {

    /** Its length, more than zero. */
    public double seconds() {
        return (to - from) / 1e3;
    }

    /** Events that were offered and taken in; NaN when not known. */
    public double accepted() {
        return Math.max(0, in - rejected) * seconds();
    }

    /** Whether events were turned away, or the queue was found full. */
    public boolean overflowed() {
        return rejected > 0 || full > 0;
    }
}
