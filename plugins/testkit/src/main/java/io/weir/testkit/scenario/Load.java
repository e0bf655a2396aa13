package io.weir.testkit.scenario;

import java.util.List;

/** How many events per second a source is asked to carry, over time. Rates are events/s, times seconds. */
public sealed interface Load {

    /**
     * Always the same.
     *
     * @param rate events/s, above 0
     */
    record Steady(double rate) implements Load {
        /** Refuses a rate that is not above 0. */
        public Steady {
            Check.positive(rate, "steady load", "rate");
        }
    }

    /**
     * A steady rate, and on top of it a burst at equal distances; the first begins at once.
     *
     * @param rate events/s between the bursts, 0 or more
     * @param events in each burst, on top of the steady ones
     * @param over seconds that a burst lasts
     * @param every seconds from the begin of one to the begin of the next
     */
    record Bursts(double rate, double events, double over, double every) implements Load {
        /** Refuses bursts that do not end before the next begins. */
        public Bursts {
            Check.time(rate, "bursts", "rate");
            Check.positive(events, "bursts", "events");
            Check.positive(over, "bursts", "over");
            Check.that(every > over && Double.isFinite(every), "bursts", "every must be longer than over, is " + every);
        }
    }

    /**
     * Moves between states at random, each with its own rate; a stay lasts an exponentially distributed time. With random
     * spacing this is the Markov-modulated Poisson process (Fischer and Meier-Hellstern, Performance Evaluation 18, 1993).
     * It begins in the first state; the next one is any other with the same probability.
     *
     * @param states at least two
     */
    record Switching(List<State> states) implements Load {
        /** Refuses fewer than two states. */
        public Switching {
            states = List.copyOf(states);
            Check.that(states.size() >= 2, "switching load", "needs at least two states");
        }

        /**
         * One state.
         *
         * @param rate events/s, 0 or more
         * @param stay mean seconds that it lasts, above 0
         */
        public record State(double rate, double stay) {
            /** Refuses negative rates and stays that are not above 0. */
            public State {
                Check.time(rate, "state of a switching load", "rate");
                Check.positive(stay, "state of a switching load", "stay");
            }
        }
    }

    /**
     * Rises and falls as a sine does. The rate is held over a 288th of the period (5 min of a day).
     *
     * @param mean events/s
     * @param swing share of the mean by which it rises and falls, 0 to 1
     * @param period seconds
     * @param peak second at which it is highest
     */
    record Diurnal(double mean, double swing, double period, double peak) implements Load {
        /** Refuses a swing outside 0 to 1. */
        public Diurnal {
            Check.positive(mean, "diurnal load", "mean");
            Check.share(swing, "diurnal load", "swing");
            Check.positive(period, "diurnal load", "period");
            Check.time(peak, "diurnal load", "peak");
        }
    }

    /**
     * As it was measured; begins again after the last rate.
     *
     * @param rates events/s, each 0 or more
     * @param step seconds that each holds
     */
    record Recorded(List<Double> rates, double step) implements Load {
        /** Refuses an empty list. */
        public Recorded {
            rates = List.copyOf(rates);
            Check.that(rates.stream().anyMatch(r -> r > 0), "recorded load", "needs at least one rate above 0");
            rates.forEach(r -> Check.time(r, "recorded load", "rate"));
            Check.positive(step, "recorded load", "step");
        }
    }
}
