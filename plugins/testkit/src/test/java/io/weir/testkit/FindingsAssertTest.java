package io.weir.testkit;

import static io.weir.testkit.FindingsAssert.assertThatFindings;
import static io.weir.testkit.FindingsAssert.assertThatVerdict;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.weir.api.analysis.Action;
import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Suggestion;
import io.weir.api.analysis.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsAssertTest {

    private static final Finding FULL = finding("bottleneck.queue-capacity", "queue", "68 % were lost.");

    @TempDir
    Path directory;

    @Test
    void theSameFindingsInAnotherOrderAreTheSame() {
        Path golden = directory.resolve("golden/two.txt");
        Finding other = finding("loss.overflow", "queue", "Much.");
        assertThatFindings(List.of(FULL, other)).isAsIn(golden, true);

        assertThatFindings(List.of(other, FULL)).isAsIn(golden, false);
    }

    @Test
    void showsTheLinesThatDiffer() {
        Path golden = directory.resolve("golden.txt");
        assertThatFindings(List.of(FULL)).isAsIn(golden, true);
        Finding now = finding("bottleneck.queue-capacity", "queue", "70 % were lost.");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatFindings(List.of(now)).isAsIn(golden, false))
                .withMessageContaining("\n    Queue too small\n-   68 % were lost.\n+   70 % were lost.\n");
    }

    @Test
    void aMissingFileIsAFailure() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatFindings(List.of(FULL)).isAsIn(directory.resolve("none.txt"), false))
                .withMessageContaining("there is no");
    }

    @Test
    void tellsOneFindingFromNone() {
        assertThatCode(() -> assertThatFindings(List.of(FULL))
                        .hasOne("bottleneck.queue-capacity", "queue")
                        .suggests(Action.INCREASE, "queue.size"))
                .doesNotThrowAnyException();
        assertThatCode(() -> assertThatVerdict(Verdict.nothing()).isSilent()).doesNotThrowAnyException();
        assertThatCode(() -> assertThatVerdict(Verdict.needs("needs x")).needs("x"))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatFindings(List.of(FULL)).isSilent());
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatFindings(List.of(FULL)).hasOne("bottleneck.queue-capacity", "out"));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatFindings(List.of(FULL)).suggests(Action.INCREASE, "workers"));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatVerdict(Verdict.nothing()).needs("x"));
    }

    private static Finding finding(String code, String stage, String explanation) {
        Effect effect = new Effect("throughput", "{event}/s", 115, 350, 368, 370, "all of it");
        Suggestion more = new Suggestion(
                "queue.size", stage, Action.INCREASE, "200", "6000", effect, "Bursts need room.", "Memory.");
        return new Finding(
                code,
                FindingKind.QUEUE,
                stage,
                Severity.ERROR,
                0.9,
                "Queue too small",
                explanation,
                List.of(),
                List.of(more));
    }
}
