package io.weir.api.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MultiplesTest {

    @Test
    void findsTheCommonSize() {
        assertThat(Multiples.of(new double[] {144, 160, 160, 160, 144, 176, 160, Double.NaN}))
                .hasValue(16);
    }

    @Test
    void forgivesOneInTen() {
        double[] left = {368, 385, 384, 400, 416, 400, 384, 368, 400, 416, 400, 384, 368, 432};

        assertThat(Multiples.of(left)).hasValue(16);
    }

    @Test
    void doesNotGuessFromFewOrFromEqualNumbers() {
        assertThat(Multiples.of(new double[] {160, 144})).isEmpty();
        assertThat(Multiples.of(new double[] {160, 160, 160, 160, 160, 160})).isEmpty();
    }

    @Test
    void findsNothingInNumbersWithoutOne() {
        Random random = new Random(1);
        int found = 0;
        for (int i = 0; i < 1000; i++) {
            found += Multiples.of(random.ints(12, 900, 1100).asDoubleStream().toArray())
                            .isPresent()
                    ? 1
                    : 0;
        }

        assertThat(found).isZero();
    }
}
