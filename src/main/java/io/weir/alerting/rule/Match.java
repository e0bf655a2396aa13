package io.weir.alerting.rule;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a rule waits for. */
sealed interface Match permits FindingMatch, SignalMatch {

    /** Each place where it holds. */
    List<Hit> hits(Analysed analysed);

    /** Whether the severity of what it waits for may change while it lasts. */
    boolean severityChanges();

    /** Names of facts that annotations may use in braces. */
    Set<String> placeholders();

    /**
     * It holds in one place.
     *
     * @param labels what makes this place different from others
     * @param facts values of the placeholders
     * @param since since when, as far as is known
     * @param findingId of the finding behind it, or null
     */
    record Hit(
            Map<String, String> labels,
            Map<String, String> facts,
            Instant since,
            @Nullable Long findingId) {}
}
