package io.weir.api.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryTest {

    @Test
    void numbersComeBackWithoutLoss() {
        Map<String, Double> numbers = Map.of(
                "third", 1 / 3.0, "none", Double.NaN, "most", Double.MAX_VALUE, "endless", Double.NEGATIVE_INFINITY);

        assertThat(Memory.of(numbers).numbers()).isEqualTo(numbers);
    }

    @Test
    void equalNumbersMakeEqualMemories() {
        assertThat(Memory.of(Map.of("a", 1.0, "b", 2.0))).isEqualTo(Memory.of(Map.of("b", 2.0, "a", 1.0)));
    }

    @Test
    void noNumbersAreAMemoryToo() {
        assertThat(Memory.of(Map.of()).numbers()).isEmpty();
    }

    @Test
    void aTextOfAnotherFormHasNoNumbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Memory("whatever").numbers())
                .withMessage("'whatever' is no number with a name");
    }

    @Test
    void aMemoryIsBounded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Memory("x".repeat(Memory.LONGEST + 1)))
                .withMessageContaining("at most 16384 characters");
    }

    @Test
    void aNameIsOneLineWithoutAnEqualsSign() {
        assertThatIllegalArgumentException().isThrownBy(() -> Memory.of(Map.of("a=b", 1.0)));
    }
}
