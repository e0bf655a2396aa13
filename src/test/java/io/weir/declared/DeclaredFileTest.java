package io.weir.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.file.FaultyFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example of the documentation, right and spoilt. */
class DeclaredFileTest {

    private final String example = example();

    private static String example() {
        try {
            String page = Files.readString(Path.of("..", "docs", "analyzers-without-java.md"));
            int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
            return page.substring(begin, page.indexOf("```", begin));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void theExampleOfTheDocumentationPassesItsTests() {
        DeclaredFile file = DeclaredFile.read(example);

        assertThat(file.tests())
                .hasSize(3)
                .allSatisfy(test -> assertThat(test.run()).matches(DeclaredTest.Result::passed));
    }

    @Test
    void aTestThatFailsSaysWhatTheNumbersWere() {
        DeclaredFile file = DeclaredFile.read(example.replace("0.8 x 12", "0.4 x 12"));

        assertThat(file.tests().getFirst().run().detail())
                .isEqualTo("expected a finding, but the analyzer found nothing: {took=0.4, out=40.0},"
                        + " 'took > 0.5 && out < 100' is false at the end");
    }

    @Test
    void aTestOfTheExplanationShowsBoth() {
        DeclaredFile file = DeclaredFile.read(example.replace("at most 800 ms", "at most 801 ms"));

        assertThat(file.tests().getFirst().run().detail()).contains("at most 801 ms", "but it is", "at most 800 ms");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "~~",
            quoteCharacter = '`',
            value = {
                "id: slow-answers   ~~ id: Slow                ~~ 1:1   ~~ plugin id 'Slow' must be",
                "stages: sink       ~~ stages: sinks           ~~ 4:1   ~~ 'sinks' must be one of source, queue",
                "took: {            ~~ Took: {                 ~~ 6:3   ~~ a name must be lower-case",
                "took: {            ~~ stage: {                ~~ 6:3   ~~ this name has a meaning of its own",
                "take: p99          ~~ take: p98               ~~ 6:42  ~~ 'p98' must be one of mean, max",
                ", over: 1m}        ~~ }                       ~~ 6:9   ~~ must say how far back to look",
                "out: pipeline.stage.out ~~ out: pipeline.out  ~~ 7:3   ~~ there is no signal 'pipeline.out'",
                "out < 100          ~~ aus < 100               ~~ 8:21  ~~ there is no 'aus'",
                "when: took > 0.5 && out < 100 ~~ when: 1 < 2  ~~ 8:1   ~~ must depend on a signal",
                "for: 1m            ~~ for: a while            ~~ 9:1   ~~ 'a while' is no duration",
                "severity: warning  ~~ severity: bad           ~~ 13:3  ~~ 'bad' must be one of info, warning",
                "{stage} waits      ~~ {took} waits            ~~ 14:3  ~~ must hold no numbers",
                "{took}, while      ~~ {took | tim}, while     ~~ 15:57 ~~ 'tim' is no format",
                "action: external   ~~ action: set             ~~ 17:5  ~~ must be given here, by the engine's own name",
                "risk: None         ~~ risc: None              ~~ 19:5  ~~ unknown key",
                "0.8 x 12           ~~ 0.8 y 12                ~~ 24:7  ~~ '0.8 y 12' must be a number",
                "expect: needs      ~~ expect: need            ~~ 36:5  ~~ 'need' must be one of finding, nothing, needs"
            })
    void whatIsWrongIsNamedWithItsPlace(String right, String wrong, String place, String message) {
        assertThatThrownBy(() -> DeclaredFile.read(example.replace(right.strip(), wrong.strip())))
                .isInstanceOfSatisfying(FaultyFileException.class, e -> {
                    assertThat(e.line() + ":" + e.column()).isEqualTo(place);
                    assertThat(e).hasMessageContaining(message);
                });
    }

    @Test
    void valuesOfDifferentLengthAreRefused() {
        assertThatThrownBy(() ->
                        DeclaredFile.read(example.replace("pipeline.stage.out: 40", "pipeline.stage.out: [40, 41]")))
                .hasMessageContaining("has 2 values where the signals before have 14");
    }
}
