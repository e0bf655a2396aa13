package io.weir.storage.alerting;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.weir.alerting.AlertRecord;
import io.weir.alerting.group.Sent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Notes in a group that one of its addresses did not get a notice; ends that it told of are in the group again. */
final class Untold {

    private static final String GROUP = """
            select * from alert_group g
            where md5(g.group_key) = md5(:key) and g.receiver = :receiver and jsonb_exists(g.sent, :target)
            for update
            """;

    private static final String NEWER = """
            select count(*) from notice n where n.state = 'PENDING' and n.receiver = :receiver
            and n.target_id = :target and md5(n.group_key) = md5(:key) and n.id > :id
            """;

    // A newer notice may tell of the same end, and a retention may be about to remove the alert.
    private static final String ENDED = """
            select a.* from alert a where a.state = 'RESOLVED' and a.id in (
                select cast(jsonb_array_elements_text(cast(cast(:ended as text) as jsonb)) as bigint))
            and not exists (select 1 from notice n where n.state <> 'FAILED' and n.receiver = :receiver
                and n.target_id = :target and md5(n.group_key) = md5(:key) and n.id > :id and n.alert_ids @> array[a.id])
            order by a.id for key share of a
            """;

    private static final String JOIN = """
            insert into alert_group_member (group_id, alert_id)
            select :group, cast(jsonb_array_elements_text(cast(cast(:ended as text) as jsonb)) as bigint)
            on conflict do nothing returning alert_id
            """;

    private final Mutiny.Session session;
    private final NoticeEntity notice;
    private final Instant now;

    private Untold(Mutiny.Session session, NoticeEntity notice, Instant now) {
        this.session = session;
        this.notice = notice;
        this.now = now;
    }

    /** Without effect when the group has ended, or is another that has not told this address of anything yet. */
    static Uni<Void> note(Mutiny.Session session, NoticeEntity notice, Instant now) {
        Untold untold = new Untold(session, notice, now);
        return untold.query(GROUP, AlertGroupEntity.class)
                .getSingleResultOrNull()
                .onItem()
                .ifNotNull()
                .transformToUni(untold::note)
                .replaceWithVoid();
    }

    private Uni<Void> note(AlertGroupEntity group) {
        return query(NEWER, Long.class)
                .setParameter("id", Ids.of(notice.id))
                .getSingleResult()
                .chain(newer -> ended().chain(ended ->
                        join(group, ended).invoke(joined -> group.sent = sent(group, newer > 0, ended, joined))))
                .replaceWithVoid();
    }

    private Uni<List<AlertRecord>> ended() {
        if (notice.resolved == 0) {
            return Uni.createFrom().item(List.of());
        }
        return query(ENDED, AlertEntity.class)
                .setParameter("id", Ids.of(notice.id))
                .setParameter("ended", new JsonArray(notice.ended()).encode())
                .getResultList()
                .map(alerts -> alerts.stream().map(AlertEntity::toRecord).toList());
    }

    // Those that join were told to all the other addresses; those that are there already, perhaps not.
    private Uni<List<AlertRecord>> join(AlertGroupEntity group, List<AlertRecord> ended) {
        if (ended.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createNativeQuery(JOIN, Long.class)
                .setParameter("group", Ids.of(group.id))
                .setParameter(
                        "ended",
                        new JsonArray(ended.stream().map(AlertRecord::id).toList()).encode())
                .getResultList()
                .map(joined ->
                        ended.stream().filter(a -> joined.contains(a.id())).toList());
    }

    // A newer notice to the same address says what fires.
    private Map<String, Map<String, List<String>>> sent(
            AlertGroupEntity group, boolean newer, List<AlertRecord> ended, List<AlertRecord> joined) {
        Map<String, Sent> sent = new HashMap<>(SentJson.read(group.sent));
        sent.replaceAll((target, told) -> {
            if (!target.equals(notice.targetId)) {
                return told.knows(joined);
            }
            return (newer ? told : told.giveUp(now)).owe(ended);
        });
        return SentJson.write(sent);
    }

    private <T> Mutiny.SelectionQuery<T> query(String sql, Class<T> type) {
        return session.createNativeQuery(sql, type)
                .setParameter("key", notice.groupKey)
                .setParameter("receiver", notice.receiver)
                .setParameter("target", notice.targetId);
    }
}
