package io.weir.storage.analysis;

import io.smallrye.mutiny.Uni;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Suggestion;
import io.weir.model.FindingRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The suggestions of findings, read and written for many findings at once. */
final class Suggestions {

    private static final String OF = "from SuggestionEntity where findingId in ?1 order by findingId, position";

    private Suggestions() {}

    /** The findings as records, in the same order, with their suggestions. */
    static Uni<List<FindingRecord>> with(Mutiny.Session session, List<FindingEntity> findings) {
        return of(session, findings)
                .map(known -> findings.stream()
                        .map(finding -> finding.toRecord(known.getOrDefault(finding.id(), List.of()).stream()
                                .map(SuggestionEntity::toSuggestion)
                                .toList()))
                        .toList());
    }

    /** Makes the rows agree with what was said; one that asks for the same change as before keeps its number. */
    static Uni<Void> replace(Mutiny.Session session, Map<FindingEntity, Finding> said) {
        return of(session, said.keySet()).chain(known -> {
            List<SuggestionEntity> added = new ArrayList<>();
            List<SuggestionEntity> removed = new ArrayList<>();
            said.forEach((row, finding) -> {
                List<SuggestionEntity> rows = new ArrayList<>(known.getOrDefault(row.id(), List.of()));
                added.addAll(merge(row.id(), finding.suggestions(), rows));
                removed.addAll(rows);
            });
            return store(session, added, removed);
        });
    }

    /** Updates rows in place and takes them out of the list; what is left in it is no longer said. */
    private static List<SuggestionEntity> merge(
            long findingId, List<Suggestion> suggestions, List<SuggestionEntity> rows) {
        List<SuggestionEntity> added = new ArrayList<>();
        for (int i = 0; i < suggestions.size(); i++) {
            Suggestion suggestion = suggestions.get(i);
            Optional<SuggestionEntity> same =
                    rows.stream().filter(row -> row.is(suggestion)).findFirst();
            if (same.isPresent()) {
                same.get().said(i, suggestion);
                rows.remove(same.get());
            } else {
                added.add(SuggestionEntity.of(findingId, i, suggestion));
            }
        }
        return added;
    }

    private static Uni<Void> store(
            Mutiny.Session session, List<SuggestionEntity> added, List<SuggestionEntity> removed) {
        Uni<Void> done = Uni.createFrom().voidItem();
        if (!removed.isEmpty()) {
            done = done.chain(() -> session.removeAll(removed.toArray()));
        }
        return added.isEmpty() ? done : done.chain(() -> session.persistAll(added.toArray()));
    }

    private static Uni<Map<Long, List<SuggestionEntity>>> of(
            Mutiny.Session session, Collection<FindingEntity> findings) {
        if (findings.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createQuery(OF, SuggestionEntity.class)
                .setParameter(1, findings.stream().map(FindingEntity::id).toList())
                .getResultList()
                .map(rows -> rows.stream().collect(Collectors.groupingBy(row -> row.findingId)));
    }
}
