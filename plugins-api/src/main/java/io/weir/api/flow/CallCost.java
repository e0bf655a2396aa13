package io.weir.api.flow;

import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Signal;

/**
 * What one call to a destination costs: a part that is paid once, and a part for each event in it.
 *
 * @param fixed seconds a call
 * @param perEvent seconds an event
 * @param separated whether the two were measured apart; if not, they are a guess
 */
public record CallCost(double fixed, double perEvent, boolean separated) {

    /** What handing over one event costs at most, as a rule: serialising it and sending a few hundred bytes. */
    private static final double USUAL_PER_EVENT = 0.0002;

    private static final double GOOD_FIT = 0.8;

    /** Measured at a sink that reports the size of its batches and the length of its calls, when both vary enough. */
    public static CallCost measured(Window window, String sink, double seconds, double events) {
        Column size = window.column(sink, Signal.BATCH_SIZE);
        Column time = window.column(sink, Signal.DURATION);
        int n = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < size.size(); i++) {
            double events1 = size.values()[i];
            double seconds1 = time.mean(size.at()[i] - 1, size.at()[i]);
            if (events1 > 0 && seconds1 > 0) {
                n++;
                x += events1;
                y += seconds1;
                xx += events1 * events1;
                xy += events1 * seconds1;
                yy += seconds1 * seconds1;
            }
        }
        double spreadX = n * xx - x * x;
        double spreadY = n * yy - y * y;
        double both = n * xy - x * y;
        boolean varies = n >= 8 && size.max() >= 2 * size.min() && spreadX > 0 && spreadY > 0;
        double slope = varies ? both / spreadX : 0;
        double start = n > 0 ? (y - slope * x) / n : 0;
        boolean fits = varies && both * both / (spreadX * spreadY) > GOOD_FIT && slope > 0 && start > 0;
        return fits ? new CallCost(start, slope, true) : guessed(seconds, events);
    }

    /** From one size alone the two cannot be told apart: events are taken to be as cheap as they usually are. */
    public static CallCost guessed(double seconds, double events) {
        double perEvent = Math.min(USUAL_PER_EVENT, 0.5 * seconds / events);
        return new CallCost(seconds - events * perEvent, perEvent, false);
    }

    /** Length of a call that carries so many events, in seconds. */
    public double seconds(double events) {
        return fixed + perEvent * events;
    }

    /** Events per second that one caller manages with calls of this size. */
    public double rate(double events) {
        return events / seconds(events);
    }
}
