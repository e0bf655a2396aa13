package io.weir.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.file.FaultyFileException;
import io.weir.file.Place;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionsTest {

    private static final Place PLACE = new Place(3, 7);
    private static final Map<String, Double> NUMBERS = Map.of("took", 1.5, "out", 6.0, "none", 0.0);

    private final Expressions expressions = new Expressions(Set.of("took", "out", "none", "absent"));

    @ParameterizedTest
    @CsvSource(
            delimiterString = "~~",
            quoteCharacter = '`',
            value = {
                "took > 1                         ~~ true",
                "took > 1 && out < 6              ~~ false",
                "took > 2 || out * 2 >= 12        ~~ true",
                "!(took == 1.5)                   ~~ false",
                "took > 1 ? out > 5 : out > 10    ~~ true",
                "1 / 2 == 0.5                     ~~ true",
                "min(took, out) == took           ~~ true",
                "max(abs(-took), 1) == 1.5        ~~ true"
            })
    void conditionsAreComputed(String text, boolean holds) {
        assertThat(expressions.condition(text, PLACE, "when").holds(NUMBERS)).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none / none > 0.1", "took / none > 0.1", "absent > 0", "absent < 0"})
    void whatCannotBeComputedDoesNotHold(String text) {
        assertThat(expressions.condition(text, PLACE, "when").holds(NUMBERS)).isFalse();
    }

    @Test
    void aNumberThatCannotBeComputedIsNone() {
        assertThat(expressions.number("took / none", PLACE, "to").number(NUMBERS))
                .isNaN();
    }

    @Test
    void anExpressionKnowsWhatItUses() {
        assertThat(expressions
                        .condition("took > 1 && abs(out) > 2", PLACE, "when")
                        .names())
                .containsExactlyInAnyOrder("took", "out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "~~",
            quoteCharacter = '`',
            value = {
                "tuk > 1                  ~~ 7  ~~ there is no 'tuk'; declared under 'signals:' are absent, none, out, took",
                "out > 1 && tuk > 1       ~~ 18 ~~ there is no 'tuk'",
                "took >                   ~~ 13 ~~ not an expression: mismatched input",
                "took > 'x'               ~~ 12 ~~ found no matching overload",
                "took                     ~~ 7  ~~ 'took' must be a condition, such as 'size > 100'",
                "[1, 2].all(x, took > x)  ~~ 18 ~~ undeclared",
            })
    void faultsNameTheirPlace(String text, int column, String message) {
        assertThatThrownBy(() -> expressions.condition(text, PLACE, "when"))
                .isInstanceOfSatisfying(FaultyFileException.class, e -> {
                    assertThat(e.line()).isEqualTo(3);
                    assertThat(e.column()).isEqualTo(column);
                    assertThat(e).hasMessageContaining(message.equals("undeclared") ? "there is no" : message);
                });
    }

    @Test
    void nestingHasAnEnd() {
        String text = "(".repeat(60) + "took > 1" + ")".repeat(60);

        assertThatThrownBy(() -> expressions.condition(text, PLACE, "when"))
                .hasMessage("line 3, when: nested deeper than 50 levels");
    }

    @Test
    void lengthHasAnEnd() {
        String text = "took > 1" + " && took > 1".repeat(100);

        assertThatThrownBy(() -> expressions.condition(text, PLACE, "when"))
                .hasMessage("line 3, when: longer than 1000 characters");
    }
}
