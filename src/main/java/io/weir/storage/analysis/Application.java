package io.weir.storage.analysis;

import io.smallrye.mutiny.Uni;
import io.weir.analysis.FindingChanges;
import io.weir.analysis.FindingChanges.Said;
import io.weir.analysis.FindingChanges.SeenAgain;
import io.weir.api.analysis.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Carries out the changes of one analysis on the rows that are open now. They may differ from what the analysis saw: what
 * it calls new may have been opened by another replica since, and what it saw may have been resolved.
 */
final class Application {

    private final Mutiny.Session session;
    private final FindingChanges changes;
    private final List<FindingEntity> open;
    private final Map<FindingEntity, Finding> said = new LinkedHashMap<>();
    private final List<FindingEntity> added = new ArrayList<>();

    Application(Mutiny.Session session, FindingChanges changes, List<FindingEntity> open) {
        this.session = session;
        this.changes = changes;
        this.open = open;
    }

    Uni<Void> run() {
        changes.seenAgain().forEach(this::seenAgain);
        changes.opened().forEach(this::opened);
        changes.resolved().forEach(this::resolved);
        Uni<Void> stored = added.isEmpty() ? Uni.createFrom().voidItem() : session.persistAll(added.toArray());
        return stored.chain(session::flush).chain(() -> Suggestions.replace(session, said));
    }

    private void seenAgain(SeenAgain again) {
        open.stream().filter(row -> row.id() == again.id()).findFirst().ifPresent(row -> seen(row, again.finding()));
    }

    private void opened(Said opened) {
        open.stream()
                .filter(row -> row.is(opened.finding()))
                .findFirst()
                .ifPresentOrElse(row -> seen(row, opened.finding()), () -> add(opened));
    }

    private void add(Said opened) {
        FindingEntity row =
                FindingEntity.opened(changes.pipelineId(), opened.analyzer(), opened.finding(), changes.at());
        added.add(row);
        said.put(row, opened.finding());
    }

    private void seen(FindingEntity row, Finding finding) {
        row.seen(finding, changes.at());
        said.put(row, finding);
    }

    private void resolved(long id) {
        open.stream().filter(row -> row.id() == id).forEach(row -> row.gone(changes.at()));
    }
}
