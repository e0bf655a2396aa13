package io.weir.testkit.simulator;

import io.weir.testkit.scenario.Load;

/** A load as it goes on: a rate that holds until an instant, then another one. */
abstract class LoadState {

    /** Events/s now. */
    double rate;

    /** Second until which it holds. */
    double until = Double.POSITIVE_INFINITY;

    /** Goes on to what comes then. */
    abstract void advance();

    static LoadState of(Load load, Dice dice) {
        return switch (load) {
            case Load.Steady s -> new Steps(Double.POSITIVE_INFINITY, 1, i -> s.rate());
            case Load.Bursts b -> new Bursting(b);
            case Load.Switching s -> new Switching(s, dice);
            case Load.Diurnal d -> new Steps(d.period() / 288, 288, i -> diurnal(d, (i + 0.5) / 288));
            case Load.Recorded r ->
                new Steps(r.step(), r.rates().size(), i -> r.rates().get(i));
        };
    }

    private static double diurnal(Load.Diurnal d, double phase) {
        return d.mean() * (1 + d.swing() * StrictMath.cos(2 * Math.PI * (phase - d.peak() / d.period())));
    }

    private static final class Steps extends LoadState {

        private interface RateOf {
            double at(int step);
        }

        private final double[] rates;
        private final double step;
        private long number;

        Steps(double step, int count, RateOf rateOf) {
            this.step = step;
            rates = new double[count];
            for (int i = 0; i < count; i++) {
                rates[i] = rateOf.at(i);
            }
            rate = rates[0];
            until = step;
        }

        @Override
        void advance() {
            number++;
            rate = rates[(int) (number % rates.length)];
            until = (number + 1) * step;
        }
    }

    private static final class Bursting extends LoadState {

        private final Load.Bursts load;
        private long number;
        private boolean burst;

        Bursting(Load.Bursts load) {
            this.load = load;
            begin();
        }

        private void begin() {
            burst = true;
            rate = load.rate() + load.events() / load.over();
            until = number * load.every() + load.over();
        }

        @Override
        void advance() {
            number += burst ? 1 : 0;
            if (burst) {
                burst = false;
                rate = load.rate();
                until = number * load.every();
            } else {
                begin();
            }
        }
    }

    private static final class Switching extends LoadState {

        private final Load.Switching load;
        private final Dice dice;
        private int state;

        Switching(Load.Switching load, Dice dice) {
            this.load = load;
            this.dice = dice;
            until = 0;
            enter();
        }

        private void enter() {
            Load.Switching.State now = load.states().get(state);
            rate = now.rate();
            until += now.stay() * dice.exponential();
        }

        @Override
        void advance() {
            int states = load.states().size();
            state = (state + 1 + (states == 2 ? 0 : dice.below(states - 1))) % states;
            enter();
        }
    }
}
