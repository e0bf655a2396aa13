package io.weir.analysis;

import io.weir.analysis.FindingChanges.Said;
import io.weir.analysis.FindingChanges.SeenAgain;
import io.weir.analysis.PluginHost.Analysis;
import io.weir.api.analysis.Finding;
import io.weir.model.FindingRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The life of a finding. It is known by pipeline, code and stage; it is opened when it is first said, seen again each time
 * it is said, and resolved when its analyzer could look and has not said it for a while. While its analyzer cannot look
 * (it failed, is in quarantine, lacks a signal, or is gone) nothing is known, and it stays open.
 */
final class FindingLife {

    private final Duration resolveAfter;
    private final Pace pace;

    /**
     * @param resolveAfter how long a finding must be absent before it is resolved
     * @param pace while analyses are less frequent than asked for, it must be absent for as much longer
     */
    FindingLife(Duration resolveAfter, Pace pace) {
        this.resolveAfter = resolveAfter;
        this.pace = pace;
    }

    /**
     * What an analysis changes.
     *
     * @param at end of the analyzed window
     * @param open what was open before
     */
    FindingChanges changes(long pipelineId, Instant at, List<FindingRecord> open, Analysis analysis) {
        Map<Identity, FindingRecord> before = new HashMap<>();
        open.forEach(record -> before.put(Identity.of(record.finding()), record));
        List<Said> opened = new ArrayList<>();
        List<SeenAgain> seenAgain = new ArrayList<>();
        for (Said said : analysis.findings()) {
            FindingRecord known = before.remove(Identity.of(said.finding()));
            if (known == null) {
                opened.add(said);
            } else {
                seenAgain.add(new SeenAgain(known.id(), said.finding()));
            }
        }
        List<Long> resolved = before.values().stream()
                .filter(record -> gone(record, at, analysis))
                .map(FindingRecord::id)
                .sorted()
                .toList();
        return new FindingChanges(pipelineId, at, opened, seenAgain, resolved);
    }

    private Duration patience() {
        return Duration.ofMillis(Math.round(resolveAfter.toMillis() * pace.stretch()));
    }

    private boolean gone(FindingRecord record, Instant at, Analysis analysis) {
        return analysis.looked().contains(record.analyzer())
                && !at.isBefore(record.lastSeen().plus(patience()));
    }

    private record Identity(String code, @Nullable String stage) {
        static Identity of(Finding finding) {
            return new Identity(finding.code(), finding.stage());
        }
    }
}
