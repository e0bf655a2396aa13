package io.weir.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Shifts and their intervals. */
class ShiftsTest {

    @Test
    void theEstimateIsTheMedianOfTheAverages() {
        Shift shift = Shifts.paired(new double[] {1, 2, 4});

        assertThat(shift.estimate()).isEqualTo(2.25);
    }

    @Test
    void tenPairsHaveAnIntervalAndNineHaveNone() {
        assertThat(Shifts.paired(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})).isEqualTo(new Shift(1, 5.5, 10));
        assertThat(Shifts.paired(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}).low())
                .isEqualTo(Double.NEGATIVE_INFINITY);
    }

    /** Tables of Wilcoxon's test: of 12 pairs sums of ranks up to 2 are rarer than one in 1000. */
    @Test
    void criticalValuesAreThoseOfTheTables() {
        double[] twelve = new double[12];
        Arrays.setAll(twelve, i -> Math.pow(2, i));
        double[] averages = averages(twelve);

        assertThat(Shifts.paired(twelve).low()).isEqualTo(averages[2]);
    }

    @Test
    void withoutPairsTheShiftIsTheMedianOfAllDifferences() {
        Shift shift =
                Shifts.unpaired(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, new double[] {11, 12, 13, 14, 15, 16, 17, 18});

        assertThat(shift.estimate()).isEqualTo(10);
        assertThat(shift.low()).isBetween(4.0, 9.0);
        assertThat(shift.isSure()).isTrue();
    }

    /** Of 8 and 8 numbers, 12 of 12,870 orders have up to 4 inversions. */
    @Test
    void criticalValuesWithoutPairsAreThoseOfTheTables() {
        double[] before = new double[8];
        double[] after = new double[8];
        Arrays.setAll(before, i -> -Math.pow(3, i));
        Arrays.setAll(after, i -> Math.pow(3.1, i));
        double[] differences = Arrays.stream(before)
                .flatMap(b -> Arrays.stream(after).map(a -> a - b))
                .sorted()
                .toArray();

        assertThat(Shifts.unpaired(before, after).low()).isEqualTo(differences[4]);
    }

    @Test
    void equalNumbersAreNoShift() {
        Shift shift = Shifts.paired(new double[20]);

        assertThat(shift).isEqualTo(new Shift(0, 0, 0));
        assertThat(shift.isSure()).isFalse();
    }

    @Test
    void threeInTenMayBeAnything() {
        double[] numbers = {1, 1.1, 0.9, 1, 1.05, 0.95, 1, 1e9, 1e9, -1e12};

        assertThat(Shifts.paired(numbers).estimate()).isCloseTo(1, within(0.06));
    }

    @Test
    void numbersThatRememberTheOneBeforeWidenTheInterval() {
        assertThat(Memory.widening(0)).isEqualTo(1);
        assertThat(Memory.widening(0.6)).isCloseTo(2, within(1e-9));
        assertThat(new Shift(1, 2, 4).widened(2)).isEqualTo(new Shift(0, 2, 6));
    }

    @Test
    void theIntervalHoldsTheTruthInNearlyAllCases() {
        Random random = new Random(7);
        int held = 0;
        for (int run = 0; run < 2_000; run++) {
            double[] numbers = new double[15];
            Arrays.setAll(numbers, i -> 0.3 + random.nextGaussian());
            Shift shift = Shifts.paired(numbers);
            held += shift.low() <= 0.3 && 0.3 <= shift.high() ? 1 : 0;
        }

        assertThat(held / 2_000.0).isBetween(0.995, 1.0);
    }

    private static double[] averages(double[] numbers) {
        return Arrays.stream(numbers)
                .flatMap(a -> Arrays.stream(numbers).filter(b -> b >= a).map(b -> (a + b) / 2))
                .sorted()
                .toArray();
    }
}
