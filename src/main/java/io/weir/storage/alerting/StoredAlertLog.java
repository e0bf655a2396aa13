package io.weir.storage.alerting;

import io.weir.alerting.AlertLog;
import io.weir.alerting.AlertRecord;
import io.weir.alerting.NoticeRecord;
import io.weir.model.Page;
import io.weir.model.PageRequest;
import io.weir.storage.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** What pages read; pages go by number, newest first. */
@ApplicationScoped
class StoredAlertLog implements AlertLog {

    private static final String ALERTS = "from AlertEntity where id < :before";
    private static final int MOST_NOTICES = 200;

    private final Transactions transactions;

    StoredAlertLog(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public CompletionStage<Page<AlertRecord>> alerts(boolean activeOnly, PageRequest page) {
        String query = ALERTS + (activeOnly ? " and state in (PENDING, FIRING)" : "") + " order by id desc";
        return transactions.inSession(session -> session.createQuery(query, AlertEntity.class)
                .setParameter("before", before(page))
                .setMaxResults(page.limit() + 1)
                .getResultList()
                .map(rows -> page(rows, page, AlertEntity::toRecord, AlertRecord::id)));
    }

    @Override
    public CompletionStage<Optional<AlertRecord>> alert(long id) {
        return transactions.inSession(session -> session.find(AlertEntity.class, id)
                .map(row -> Optional.ofNullable(row).map(AlertEntity::toRecord)));
    }

    @Override
    public CompletionStage<Page<NoticeRecord>> notices(PageRequest page) {
        return transactions.inSession(session -> session.createQuery(
                        "from NoticeEntity where id < :before order by id desc", NoticeEntity.class)
                .setParameter("before", before(page))
                .setMaxResults(page.limit() + 1)
                .getResultList()
                .map(rows -> page(rows, page, NoticeEntity::toRecord, NoticeRecord::id)));
    }

    @Override
    public CompletionStage<List<NoticeRecord>> noticesOf(long alertId) {
        return transactions.inSession(session -> session.createNativeQuery(
                        "select * from notice where alert_ids @> array[cast(:alert as bigint)] order by id desc",
                        NoticeEntity.class)
                .setParameter("alert", alertId)
                .setMaxResults(MOST_NOTICES)
                .getResultList()
                .map(rows -> rows.stream().map(NoticeEntity::toRecord).toList()));
    }

    private static long before(PageRequest page) {
        return page.after() == 0 ? Long.MAX_VALUE : page.after();
    }

    private static <E, T> Page<T> page(List<E> rows, PageRequest page, Function<E, T> toRecord, ToLongFunction<T> id) {
        List<T> items = rows.stream().limit(page.limit()).map(toRecord).toList();
        boolean more = rows.size() > page.limit();
        return new Page<>(items, more ? OptionalLong.of(id.applyAsLong(items.getLast())) : OptionalLong.empty());
    }
}
