package io.weir.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IncrementsTest {

    private static final long GAP = Increments.LONGEST_GAP_MILLIS;

    private final Increments increments = new Increments();

    @Test
    void theFirstSampleGrowsByNothing() {
        increments.add(0, 5);

        assertThat(increments.increase()).isNaN();
        assertThat(increments.covered()).isZero();
    }

    @Test
    void aFallIsAReset() {
        add(0, 5, 10_000, 7, 20_000, 1, 30_000, 4);

        assertThat(increments.increase()).isEqualTo(2 + 1 + 3);
        assertThat(increments.covered()).isEqualTo(30_000);
    }

    @Test
    void whatIsMissingIsSteppedOver() {
        add(0, 5, 10_000, Double.NaN, 20_000, 9);

        assertThat(increments.increase()).isEqualTo(4);
        assertThat(increments.covered()).isEqualTo(20_000);
    }

    @Test
    void nothingIsKnownOfALongGap() {
        add(0, 5, GAP + 1, 9, 2 * GAP + 1, 10);

        assertThat(increments.increase()).isEqualTo(1);
        assertThat(increments.covered()).isEqualTo(GAP);
    }

    @Test
    void stretchesAddUp() {
        add(0, 5, 10, 6);
        increments.next();
        add(20, 10, 30, 11);

        assertThat(increments.increase()).isEqualTo(5);
        assertThat(increments.covered()).isEqualTo(20);
    }

    private void add(double... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            increments.add((long) pairs[i], pairs[i + 1]);
        }
    }
}
