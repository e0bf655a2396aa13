package io.weir.analysis.change;

import io.weir.analysis.FindingChanges.Said;
import io.weir.analysis.compare.Measured;
import io.weir.analysis.compare.Measured.Direction;
import io.weir.analysis.compare.Quantity;
import io.weir.analysis.compare.Verdict;
import io.weir.api.analysis.Action;
import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Suggestion;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says of changes that hurt that they did, and to take them back; until they are, or somebody dismisses that. */
final class Hurts {

    static final String CODE = "change.hurt";

    private static final Duration SAID_FOR = Duration.ofDays(7);

    private Hurts() {}

    /** At most one a stage, the latest. */
    static List<Said> said(List<SuggestionLife> lives, Pipeline now, Instant at) {
        Set<String> stages = new HashSet<>();
        return lives.stream()
                .filter(life -> holds(life, lives, now, at))
                .flatMap(life -> finding(life, now).stream())
                .filter(finding -> stages.add(Objects.requireNonNullElse(finding.stage(), "")))
                .map(finding -> new Said(ChangeWatch.NAME, finding))
                .toList();
    }

    private static boolean holds(SuggestionLife life, List<SuggestionLife> lives, Pipeline now, Instant at) {
        return life.state() instanceof State.Verified verified
                && verified.verdict() == Verdict.HURT
                && at.isBefore(verified.at().plus(SAID_FOR))
                && finding(life, now).isPresent()
                && !isBack(life, now)
                && lives.stream().noneMatch(other -> takesBack(other, life, verified));
    }

    /** A setting that is nearer to its old value again. */
    private static boolean isBack(SuggestionLife life, Pipeline now) {
        Suggestion s = life.suggestion();
        return s.setting() != null
                && s.to() != null
                && life.told().known()
                && Told.setting(now, s)
                        .filter(Told::isKnown)
                        .filter(setting -> !Progress.made(s, setting.value()))
                        .isPresent();
    }

    /** Whether the other was said because of this, and somebody did it. */
    private static boolean takesBack(SuggestionLife other, SuggestionLife life, State.Verified verified) {
        return other.told().code().equals(CODE)
                && Objects.equals(
                        other.suggestion().setting(), life.suggestion().setting())
                && Objects.equals(other.suggestion().stage(), life.suggestion().stage())
                && other.applied()
                        .filter(a -> a.at().isAfter(verified.applied().at()))
                        .isPresent();
    }

    private static Optional<Finding> finding(SuggestionLife life, Pipeline now) {
        return life.state() instanceof State.Verified verified
                ? verified.measured().stream()
                        .filter(m -> m.direction() == Direction.WORSE)
                        .findFirst()
                        .map(worst -> finding(life, verified, worst, now))
                : Optional.empty();
    }

    private static Finding finding(SuggestionLife life, State.Verified verified, Measured worst, Pipeline now) {
        Suggestion s = life.suggestion();
        String what = s.setting() == null ? "A change" : "The change of " + s.setting();
        return new Finding(
                CODE,
                kind(s.stage(), worst, now),
                s.stage(),
                Severity.WARNING,
                0.99,
                what + " made it worse",
                what + " that was suggested for " + life.told().code() + " and made at "
                        + verified.applied().at().truncatedTo(ChronoUnit.SECONDS) + " hurt: " + verified.why()
                        + " Nothing else that Weir can see explains it; take the change back and look again.",
                List.of(),
                List.of(back(s, verified, worst)));
    }

    private static FindingKind kind(@Nullable String stage, Measured worst, Pipeline now) {
        if (worst.quantity() == Quantity.LOSS) {
            return FindingKind.LOSS;
        }
        Optional<Stage> found = stage == null ? Optional.empty() : now.stage(stage);
        return found.map(Stage::kind)
                .map(kind -> switch (kind) {
                    case SOURCE -> FindingKind.SOURCE;
                    case QUEUE, RETRY -> FindingKind.QUEUE;
                    case PROCESSOR -> FindingKind.PROCESSOR;
                    case BATCHER -> FindingKind.BATCHER;
                    case SINK -> FindingKind.SINK;
                    case DESTINATION -> FindingKind.DESTINATION;
                })
                .orElse(FindingKind.SINK);
    }

    private static Suggestion back(Suggestion s, State.Verified verified, Measured worst) {
        double low = Math.min(worst.before(), worst.after());
        double high = Math.max(worst.before(), worst.after());
        String word = worst.quantity().word();
        String value = verified.applied().value();
        return new Suggestion(
                s.setting(),
                s.stage(),
                opposite(s),
                value == null ? s.to() : value,
                s.from(),
                new Effect(
                        word,
                        worst.quantity().unit(),
                        worst.after(),
                        low,
                        worst.before(),
                        high,
                        "what " + word + " was before the change, measured at " + "the same load"),
                "It was so before, and better: take back what was changed.",
                "What the change brought besides is gone as well.");
    }

    private static Action opposite(Suggestion s) {
        return switch (s.action()) {
            case INCREASE -> Action.DECREASE;
            case DECREASE -> Action.INCREASE;
            case ENABLE -> Action.DISABLE;
            case DISABLE -> Action.ENABLE;
            case SET -> Action.SET;
            case EXTERNAL, NONE -> Action.EXTERNAL;
        };
    }
}
