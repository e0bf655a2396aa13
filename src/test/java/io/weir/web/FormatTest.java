package io.weir.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.web.format.Format;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormatTest {

    static Stream<NumberCase> cases() {
        return NumberCase.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aNumberIsShortAndHasItsUnit(NumberCase number) {
        assertThat(Format.value(number.value(), number.unit())).isEqualTo(number.text());
    }

    @Test
    void whatIsNoNumberIsADash() {
        assertThat(Format.value(Double.NaN, "s")).isEqualTo(Format.NONE);
        assertThat(Format.quantity(Double.POSITIVE_INFINITY, "{event}")).isEqualTo(Format.NONE);
    }

    @Test
    void inFullTheNounIsSaid() {
        assertThat(Format.quantity(14_000, "{event}")).isEqualTo("14\u00a0k\u00a0events");
        assertThat(Format.quantity(1, "{event}")).isEqualTo("1\u00a0event");
        assertThat(Format.quantity(3.2, "{batch}/s")).isEqualTo("3.2\u00a0batches/s");
        assertThat(Format.quantity(2, "{cpu}")).isEqualTo("2\u00a0cores");
        assertThat(Format.quantity(400, "{event}/s")).isEqualTo("400/s");
        assertThat(Format.quantity(7, "{widget}")).isEqualTo("7\u00a0widget");
    }
}
