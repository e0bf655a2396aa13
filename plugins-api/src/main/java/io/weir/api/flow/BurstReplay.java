package io.weir.api.flow;

import java.util.List;

/**
 * The arrivals of a window played once more against a queue of another size or speed: what comes is taken from the
 * measurements, the queue is emptied at one rate, and what finds no room is lost. That keeps the bursts as they were, which no
 * mean does.
 *
 * @param served events/s that get through
 * @param lost share of the offered events that finds no room, 0 to 1
 * @param waiting events that wait, on the mean
 */
public record BurstReplay(double served, double lost, double waiting) {

    /**
     * Plays it. Within a step events come evenly, or all at once: the truth lies between.
     *
     * @param steps what happened
     * @param rate events/s that the queue can be emptied with; may be infinite
     * @param room events that it can hold; may be infinite
     * @param atOnce whether the events of a step come all at its begin
     */
    public static BurstReplay of(List<Step> steps, double rate, double room, boolean atOnce) {
        double waits = steps.isEmpty() ? 0 : Math.min(room, steps.getFirst().before());
        double offered = 0;
        double served = 0;
        double lost = 0;
        double area = 0;
        double seconds = 0;
        for (Step s : steps) {
            double come = Double.isNaN(s.in()) ? 0 : s.in() * s.seconds();
            double can = rate * s.seconds();
            double over = atOnce ? Math.max(0, waits + come - room) : Math.max(0, waits + come - can - room);
            double left = Math.max(0, waits + come - over - can);
            served += waits + come - over - left;
            lost += over;
            offered += come;
            area += (waits + left) / 2 * s.seconds();
            seconds += s.seconds();
            waits = left;
        }
        return new BurstReplay(
                seconds > 0 ? served / seconds : Double.NaN,
                offered > 0 ? lost / offered : 0,
                seconds > 0 ? area / seconds : Double.NaN);
    }
}
