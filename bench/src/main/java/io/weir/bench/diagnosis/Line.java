package io.weir.bench.diagnosis;

import io.weir.testkit.simulator.Truth;
import java.util.Optional;

/** What went wrong with one case, in a line. */
final class Line {

    private static final double FAR = 0.15;

    private Line() {}

    static Optional<String> of(Result r) {
        String wrong = (r.decided() && !r.right(1) ? "MISSED " : "")
                + (r.falseAlarm() ? "FALSE-ALARM " : "")
                + (r.error().orElse(0) > FAR
                        ? String.format(
                                "PREDICTION-OFF-%.0f%% ", 100 * r.error().orElse(0))
                        : "")
                + (r.changes().stream().anyMatch(c -> c <= -Truth.NOTICEABLE) ? "HURT " : "");
        return wrong.isEmpty() ? Optional.empty() : Optional.of(line(r, wrong));
    }

    private static String line(Result r, String wrong) {
        String said = r.said().stream()
                .map(s -> s.finding().code() + "@" + s.finding().stage())
                .toList()
                .toString();
        return r.drawn().number() + " " + wrong + r.drawn().view().engine() + " "
                + r.drawn().flaws() + " right " + r.answer().limits() + " said " + said;
    }
}
