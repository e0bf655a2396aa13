package io.weir.testkit;

import io.weir.api.analysis.Action;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;

/**
 * Says what a verdict must be.
 *
 * <pre>{@code
 * assertThatVerdict(analyzer.analyze(window))
 *         .hasOne("bottleneck.queue-capacity", "queue")
 *         .suggests(Action.INCREASE, "queue.size")
 *         .isAsIn(Path.of("src/test/resources/golden/small-queue.txt"));
 * }</pre>
 *
 * <p>A golden file holds the whole verdict as text. When it differs, the failure shows the lines that do; run the test with
 * {@code -Dweir.golden=write} to write what is found now, and read the change before you commit it. A file that does not
 * exist is a failure, not a pass.
 */
public final class FindingsAssert extends AbstractAssert<FindingsAssert, Verdict> {

    private FindingsAssert(Verdict actual) {
        super(actual, FindingsAssert.class);
    }

    /** Begins with what an analyzer returned. */
    public static FindingsAssert assertThatVerdict(Verdict actual) {
        return new FindingsAssert(actual);
    }

    /** Begins with findings, such as those of several analyzers. */
    public static FindingsAssert assertThatFindings(List<Finding> actual) {
        return new FindingsAssert(Verdict.of(actual));
    }

    /** It looked and found nothing. */
    public FindingsAssert isSilent() {
        List<String> lines = GoldenFindings.lines(actual);
        if (!lines.equals(List.of("nothing"))) {
            failWithMessage("expected nothing, but it says:%n%s", String.join("\n", lines));
        }
        return this;
    }

    /** It could not look, and its words name this. */
    public FindingsAssert needs(String part) {
        if (!(actual instanceof Verdict.NotApplicable n) || !n.needs().contains(part)) {
            failWithMessage("expected it to need '%s', but it says:%n%s", part, text());
        }
        return this;
    }

    /** Exactly one finding has this code, and it is at this stage. */
    public FindingsAssert hasOne(String code, String stage) {
        List<Finding> found =
                findings().stream().filter(f -> f.code().equals(code)).toList();
        if (found.size() != 1 || !Objects.equals(found.getFirst().stage(), stage)) {
            failWithMessage("expected one %s at %s, but it says:%n%s", code, stage, text());
        }
        return this;
    }

    /** The first suggestion of the first finding that has one is this. */
    public FindingsAssert suggests(Action action, String setting) {
        boolean does = findings().stream()
                .flatMap(f -> f.suggestions().stream())
                .findFirst()
                .filter(s -> s.action() == action && setting.equals(s.setting()))
                .isPresent();
        if (!does) {
            failWithMessage("expected it to suggest %s %s, but it says:%n%s", action, setting, text());
        }
        return this;
    }

    /**
     * It is, word by word, as the file says.
     *
     * @throws UncheckedIOException when the file can be neither read nor written
     */
    public FindingsAssert isAsIn(Path golden) {
        return isAsIn(golden, "write".equals(System.getProperty("weir.golden")));
    }

    FindingsAssert isAsIn(Path golden, boolean write) {
        List<String> now = GoldenFindings.lines(actual);
        try {
            if (write) {
                Files.createDirectories(golden.toAbsolutePath().getParent());
                Files.write(golden, now);
            } else if (!Files.exists(golden)) {
                failWithMessage("there is no %s; -Dweir.golden=write would write:%n%s", golden, text());
            }
            List<String> then = Files.readAllLines(golden);
            if (!then.equals(now)) {
                failWithMessage(
                        "differs from %s (- expected, + found):%n%s",
                        golden, String.join("\n", LineDiff.of(then, now)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + golden, e);
        }
        return this;
    }

    private List<Finding> findings() {
        return actual instanceof Verdict.Said s ? s.findings() : List.of();
    }

    private String text() {
        return String.join("\n", GoldenFindings.lines(actual));
    }
}
