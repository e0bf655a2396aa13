package io.weir.storage.analysis;

import io.smallrye.mutiny.Uni;
import io.weir.analysis.FindingQuery;
import io.weir.model.Page;
import io.weir.model.PageRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * A search for findings: open ones first, then by number, newest first. A page begins where the page
 * before ended: after that number, and among the open or the resolved ones as it was then. So nothing is left out, whatever
 * is found or resolved meanwhile.
 */
final class Search {

    private static final String OPEN_FIRST = " order by (case when resolvedAt is null then 0 else 1 end), id desc";

    /** Bit of a place in the list that tells of the part with the resolved ones; the number is above it. */
    private static final long RESOLVED = 1;

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    private final boolean oneState;

    private Search(boolean oneState) {
        this.oneState = oneState;
    }

    static Search of(FindingQuery query) {
        Search search = new Search(query.open().isPresent());
        query.pipelineId().ifPresent(id -> search.where("pipelineId = :pipeline", "pipeline", id));
        query.open().ifPresent(open -> search.conditions.add(open ? "resolvedAt is null" : "resolvedAt is not null"));
        query.atLeast().ifPresent(least -> search.where("severity >= :severity", "severity", (short) least.ordinal()));
        return search;
    }

    Uni<Page<FindingEntity>> page(Mutiny.Session session, PageRequest page) {
        if (page.after() > 0) {
            long number = page.after() >> 1;
            boolean amongOpen = (page.after() & RESOLVED) == 0;
            where(oneState || !amongOpen ? "id < :after" : "(resolvedAt is not null or id < :after)", "after", number);
            if (!oneState && !amongOpen) {
                conditions.add("resolvedAt is not null");
            }
        }
        return run(session, page.limit());
    }

    private Uni<Page<FindingEntity>> run(Mutiny.Session session, int limit) {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        var query = session.createQuery("from FindingEntity" + where + OPEN_FIRST, FindingEntity.class);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(limit + 1).getResultList().map(found -> cut(found, limit));
    }

    private static Page<FindingEntity> cut(List<FindingEntity> found, int limit) {
        boolean more = found.size() > limit;
        List<FindingEntity> items = more ? found.subList(0, limit) : found;
        return new Page<>(items, more ? OptionalLong.of(place(items.getLast())) : OptionalLong.empty());
    }

    private static long place(FindingEntity last) {
        return last.id() << 1 | (last.resolvedAt == null ? 0 : RESOLVED);
    }

    private void where(String condition, String name, Object value) {
        conditions.add(condition);
        parameters.put(name, value);
    }
}
