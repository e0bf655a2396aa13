package io.weir.query.lang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.weir.query.Matcher;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1", "1.5e3, 1500", "2 + 3 * 4, 14", "(2 + 3) * 4, 20", "-2 ^ 2, -4", "2 ^ 3 ^ 2, 512", "2 ^ -1, 0.5",
        "10 - 4 - 3, 3", "7 % 4, 3", "1 / 4, 0.25", "--3, 3", "+3, 3", ".5, 0.5", "-Inf, -Infinity",
        "'1 # one\n + 1', 2"
    })
    void numbersAreCalculatedAsInSchool(String text, double value) {
        assertThat(Parser.parse(text))
                .isInstanceOfSatisfying(
                        Expr.Literal.class, l -> assertThat(l.value()).isEqualTo(value));
    }

    @Test
    void aSelectorHasItsConditions() {
        Expr.Select select = (Expr.Select)
                Parser.parse("queue.size{a=\"x\", \"service.name\"!='y', c=~`a\\.b`, d!~\"\\\\d\"} offset 1h30m");

        assertThat(select.selector().matchers())
                .containsExactly(
                        Matcher.name("queue.size"),
                        new Matcher("a", Matcher.Op.EQUAL, "x"),
                        new Matcher("service.name", Matcher.Op.NOT_EQUAL, "y"),
                        new Matcher("c", Matcher.Op.MATCH, "a\\.b"),
                        new Matcher("d", Matcher.Op.NO_MATCH, "\\d"));
        assertThat(select.range()).isEmpty();
        assertThat(select.offset()).isEqualTo(5_400_000);
    }

    @Test
    void aNameBetweenQuotesIsAName() {
        Expr.Select select = (Expr.Select) Parser.parse("{\"http server/duration\", le=\"1\"}");

        assertThat(select.selector().name()).contains("http server/duration");
    }

    @Test
    void aRangeMayFitTheStep() {
        Expr.Over rate = (Expr.Over) Parser.parse("rate(x[auto])");

        assertThat(rate.of().range()).contains(Range.AUTO);
        assertThat(Range.AUTO.millis(15_000)).isEqualTo(60_000);
        assertThat(Range.AUTO.millis(300_000)).isEqualTo(300_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum by (a, b) (x)", "sum(x) by (a, b)", "sum by(a,b,)(x)"})
    void labelsOfAnAggregationStandBeforeOrAfter(String text) {
        Expr.Aggregate sum = (Expr.Aggregate) Parser.parse(text);

        assertThat(sum.grouping()).isEqualTo(new Grouping(false, List.of("a", "b")));
    }

    @Test
    void aMetricMayBeCalledLikeAnAggregation() {
        assertThat(Parser.parse("count{a=\"b\"} / sum")).isInstanceOf(Expr.Binary.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "''           | 0 | a number or series; a name between quotes",
                "rate(x)      | 5 | rate takes series over a range, such as name[5m] here; this is series",
                "rate(x[5m]   | 10 | expected ',' or ')' in the call of rate, found the end",
                "rat(x[5m])   | 0 | there is no function 'rat': there are rate, increase",
                "x[5x]        | 2 | expected a length of time such as 5m, or auto, between [ and ], found '5x'",
                "x[0s]        | 2 | a range must be longer than 0",
                "x{a=b}       | 4 | expected a value between quotes after '=', found 'b'",
                "x{a}         | 3 | expected one of = != =~ !~ after label 'a', found '}'",
                "x{a=\"b}     | 4 | the text has no end: close it with \"",
                "x{a=~\"(\"}  | 5 | the regular expression is not valid: Unclosed group",
                "x{a=~\"(.)\\\\1\"}  | 5 | no back-references",
                "{a=\"\"}     | 0 | at least one condition must ask for something",
                "{a=~\".*\"}  | 0 | at least one condition must ask for something",
                "x + y[5m]    | 4 | a range cannot be calculated with: put it into a function",
                "1 < 2        | 2 | a comparison keeps series",
                "topk(x, y)   | 5 | topk takes a number here; this is series",
                "topk(0, y)   | 5 | how many must be a whole number from 1 to 1000",
                "sum(x, y)    | 0 | sum takes series; it was given 2 arguments",
                "x y          | 2 | expected an operator or the end, found 'y'",
                "(x)[5m]      | 3 | only a selector can have a range",
                "5m           | 0 | a number or series; a length of time stands in [ ]",
                "1x           | 0 | '1x' is not a number",
                "a $ b        | 2 | '$' is not expected here",
                "x offset 1   | 9 | expected a length of time such as 1h after 'offset', found '1'",
                "x offset 999999999w | 9 | is too long",
            })
    void whatIsWrongIsToldWithItsPlace(String text, int start, String message) {
        ExpressionException said = Objects.requireNonNull(
                catchThrowableOfType(ExpressionException.class, () -> Parser.parse(text)), "nothing was wrong");

        assertThat(said).hasMessageContaining(message);
        assertThat(said.place().start()).isEqualTo(start);
    }

    @Test
    void nothingIsNoExpression() {
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> Parser.parse("  # only this"))
                .withMessage("expected an expression, such as a metric's name, found the end");
    }

    @Test
    void whatIsTooDeepIsRefused() {
        String deep = "(".repeat(4_000) + "x" + ")".repeat(4_000);

        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> Parser.parse(deep))
                .withMessageContaining("levels deep");
    }

    @Test
    void whateverIsWrittenOnlyTheOneExceptionComes() {
        Random random = new Random(20);
        String[] words = {
            "rate",
            "sum",
            "x",
            "by",
            "(",
            ")",
            "{",
            "}",
            "[",
            "]",
            "5m",
            "1",
            ",",
            "=",
            "=~",
            "\"a\"",
            "-",
            "+",
            "^",
            "on",
            "offset",
            "topk",
            "!=",
            ">",
            "auto",
            "#",
            "\n",
            "\\",
            "'",
            "histogram_quantile",
            ".",
            "é",
            "1e",
            "a.b",
            "`"
        };
        for (int i = 0; i < 30_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(14); n >= 0; n--) {
                text.append(words[random.nextInt(words.length)]).append(random.nextBoolean() ? " " : "");
            }
            try {
                assertThat(Parser.parse(text.toString()).place().end()).isLessThanOrEqualTo(text.length());
            } catch (ExpressionException e) {
                assertThat(e.place().start()).isBetween(0, e.place().end());
                assertThat(e.place().end()).isLessThanOrEqualTo(text.length());
                assertThat(e).message().isNotBlank();
            }
        }
    }
}
