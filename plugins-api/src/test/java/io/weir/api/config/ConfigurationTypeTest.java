package io.weir.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationTypeTest {

    enum Mode {
        FAST,
        VERY_EXACT
    }

    record Limits(
            @Option(description = "Share that may be lost", unit = "1", min = 0, max = 1)
            double worthSaying,

            @Option(description = "Shortest stall", min = 1, max = 3600)
            Duration stall,

            @Option(description = "Most workers", min = 1) int workers,
            @Option(description = "How it looks") Mode mode,
            @Option(description = "Whether it says more") boolean verbose,
            @Option(description = "Whom to thank") String owner) {

        Limits {
            if (mode == Mode.FAST && workers > 100) {
                throw new IllegalArgumentException("fast works with at most 100 workers");
            }
        }
    }

    private static final Limits DEFAULT = new Limits(0.01, Duration.ofSeconds(90), 4, Mode.FAST, false, "");

    private final ConfigurationType<Limits> type = ConfigurationType.of(DEFAULT);

    @Test
    void optionsAreReadOffTheRecord() {
        assertThat(type.options())
                .extracting(OptionType::name, OptionType::kind, OptionType::byDefault, OptionType::range)
                .containsExactly(
                        tuple("worth-saying", OptionKind.NUMBER, "0.01", "0 to 1"),
                        tuple("stall", OptionKind.DURATION, "90s", "1 to 3600 s"),
                        tuple("workers", OptionKind.WHOLE, "4", "at least 1"),
                        tuple("mode", OptionKind.CHOICE, "fast", "fast, very-exact"),
                        tuple("verbose", OptionKind.TRUTH, "false", ""),
                        tuple("owner", OptionKind.TEXT, "", ""));
    }

    @Test
    void whatIsNotGivenKeepsItsDefault() {
        assertThat(type.read(Map.of())).isEqualTo(new Reading.Good<>(DEFAULT));
    }

    @Test
    void textsBecomeValues() {
        Reading<Limits> read = type.read(Map.of(
                "worth-saying",
                "0.5",
                "stall",
                "1m30s",
                "workers",
                " 8 ",
                "mode",
                "very-exact",
                "verbose",
                "true",
                "owner",
                "me"));

        assertThat(read)
                .isEqualTo(new Reading.Good<>(new Limits(0.5, Duration.ofSeconds(90), 8, Mode.VERY_EXACT, true, "me")));
    }

    @Test
    void eachWrongValueIsToldWithOneThatWouldDo() {
        Map<String, String> given =
                Map.of("worth-saying", "1.5", "stall", "0s", "workers", "many", "mode", "very-exakt", "verbose", "yes");

        assertThat(type.read(given).problems())
                .containsExactly(
                        new OptionProblem("worth-saying", "worth-saying must be 0 to 1, is 1.5", "1"),
                        new OptionProblem("stall", "stall must be 1 to 3600 s, is 0s", "1s"),
                        new OptionProblem("workers", "workers must be a whole number, is 'many'", "4"),
                        new OptionProblem(
                                "mode", "mode must be one of fast, very-exact, is 'very-exakt'", "very-exact"),
                        new OptionProblem("verbose", "verbose must be true or false, is 'yes'", "false"));
    }

    @Test
    void aNameThatIsNearlyRightIsToldTheRightOne() {
        assertThat(type.read(Map.of("wokers", "3")).problems())
                .singleElement()
                .satisfies(p -> assertThat(p.suggestion()).isEqualTo("workers"))
                .satisfies(p -> assertThat(p.message()).startsWith("there is no option 'wokers'"));
    }

    @Test
    void optionsThatDoNotGoTogetherAreRefusedByTheRecord() {
        assertThat(type.read(Map.of("workers", "200")).problems())
                .containsExactly(new OptionProblem(null, "fast works with at most 100 workers", null));
    }

    @Test
    void notANumberIsNoNumber() {
        assertThat(type.read(Map.of("worth-saying", "NaN")).problems()).hasSize(1);
        assertThat(type.read(Map.of("worth-saying", "Infinity")).problems()).hasSize(1);
    }

    @Test
    void aComponentWithoutAnOptionIsRefused() {
        record Bare(int workers) {}

        assertThatThrownBy(() -> ConfigurationType.of(new Bare(1)))
                .hasMessage("option 'workers' needs an @Option that says what it is");
    }

    @Test
    void aDefaultOutOfItsRangeIsRefused() {
        record Wrong(
                @Option(description = "Workers", min = 2) int workers) {}

        assertThatThrownBy(() -> ConfigurationType.of(new Wrong(1)))
                .hasMessage("the default is wrong: workers must be at least 2, is 1");
    }
}
