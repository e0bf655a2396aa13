package io.weir.analysis;

import io.weir.analysis.FindingChanges.SeenAgain;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Suggestion;
import io.weir.model.FindingRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether what is said of findings again is worth to be written anew. Their numbers differ a little each time; as long as
 * severity, title, evidence's and suggestions' kinds stay the same, words that are less than a minute old will do, and only
 * that the finding was seen is noted. Safe for use by several threads.
 */
final class Wording {

    private static final Duration WRITTEN_AGAIN_AFTER = Duration.ofSeconds(50);
    private static final double CONFIDENCE = 0.1;
    private static final int MOST = 20_000;

    private final Map<Long, Instant> written = new ConcurrentHashMap<>();

    /** Whether words that only say the same anew are young enough to stay. */
    boolean holds(FindingChanges changes) {
        Instant last = written.get(changes.pipelineId());
        return last != null && changes.at().isBefore(last.plus(WRITTEN_AGAIN_AFTER));
    }

    /** Whether all is as it was but for numbers in what is said. */
    static boolean onlyWords(List<FindingRecord> before, FindingChanges changes) {
        if (!changes.opened().isEmpty() || !changes.resolved().isEmpty()) {
            return false;
        }
        Map<Long, FindingRecord> known = byId(before);
        return changes.seenAgain().stream().allMatch(again -> alike(known.get(again.id()), again.finding()));
    }

    /** All of it was written. */
    void written(FindingChanges changes) {
        // Pipelines that are gone must not stay for ever; to forget too much costs one statement each.
        if (written.size() >= MOST) {
            written.clear();
        }
        written.put(changes.pipelineId(), changes.at());
    }

    /** The open findings, as they are when those that were seen again are told apart by their time alone. */
    static List<FindingRecord> seenAgain(List<FindingRecord> before, FindingChanges changes) {
        Map<Long, SeenAgain> again =
                changes.seenAgain().stream().collect(Collectors.toMap(SeenAgain::id, Function.identity()));
        return before.stream()
                .map(r -> again.containsKey(r.id()) ? r.seen(changes.at()) : r)
                .toList();
    }

    /** The open findings, as they are when what is said of those that were seen again is written. */
    static List<FindingRecord> reworded(List<FindingRecord> before, FindingChanges changes) {
        Map<Long, SeenAgain> again =
                changes.seenAgain().stream().collect(Collectors.toMap(SeenAgain::id, Function.identity()));
        return before.stream()
                .map(r -> Optional.ofNullable(again.get(r.id()))
                        .map(said -> r.saying(said.finding(), changes.at()))
                        .orElse(r))
                .toList();
    }

    private static Map<Long, FindingRecord> byId(List<FindingRecord> records) {
        return records.stream().collect(Collectors.toMap(FindingRecord::id, Function.identity()));
    }

    private static boolean alike(@org.jspecify.annotations.Nullable FindingRecord record, Finding now) {
        if (record == null) {
            return false;
        }
        Finding before = record.finding();
        return before.severity() == now.severity()
                && before.kind() == now.kind()
                && before.title().equals(now.title())
                && Math.abs(before.confidence() - now.confidence()) < CONFIDENCE
                && changes(before).equals(changes(now));
    }

    private static List<List<Object>> changes(Finding finding) {
        return finding.suggestions().stream().map(Wording::change).toList();
    }

    private static List<Object> change(Suggestion s) {
        return List.of(
                s.action(), Objects.requireNonNullElse(s.setting(), ""), Objects.requireNonNullElse(s.stage(), ""));
    }
}
