package io.weir.storage.alerting;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.weir.alerting.AlertRecord;
import io.weir.alerting.group.AlertStore.Router;
import io.weir.alerting.route.GroupSlot;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of groups and their members, within a session and a transaction. */
final class GroupRows {

    // The update that changes nothing locks the row, so that a flush cannot end the group meanwhile.
    private static final String MAKE = """
            insert into alert_group (group_key, receiver, labels, group_interval_ms, repeat_interval_ms, next_flush_at)
            values (:key, :receiver, cast(cast(:labels as text) as jsonb), :interval, :repeat, :due)
            on conflict (md5(group_key), receiver) do update
            set group_interval_ms = excluded.group_interval_ms, repeat_interval_ms = excluded.repeat_interval_ms
            returning id
            """;

    private static final String JOIN = """
            insert into alert_group_member (group_id, alert_id) values (:group, :alert) on conflict do nothing
            """;

    private record Place(GroupSlot slot, long alertId) {}

    private GroupRows() {}

    /** Puts alerts into their groups; always in the same order, so that two replicas cannot wait for each other. */
    static Uni<Void> join(Mutiny.Session session, List<AlertRecord> alerts, Router router, Instant now) {
        List<Place> places = alerts.stream()
                .flatMap(alert -> router.slots(alert).stream().map(slot -> new Place(slot, alert.id())))
                .sorted(Comparator.<Place, String>comparing(p -> p.slot().key())
                        .thenComparing(p -> p.slot().receiver()))
                .toList();
        return Multi.createFrom()
                .iterable(places)
                .onItem()
                .transformToUniAndConcatenate(place -> join(session, place, now))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Integer> join(Mutiny.Session session, Place place, Instant now) {
        GroupSlot slot = place.slot();
        return session.createNativeQuery(MAKE, Long.class)
                .setParameter("key", slot.key())
                .setParameter("receiver", slot.receiver())
                .setParameter("labels", json(slot))
                .setParameter("interval", slot.groupInterval().toMillis())
                .setParameter("repeat", slot.repeatInterval().toMillis())
                .setParameter("due", now.plus(slot.groupWait()))
                .getSingleResult()
                .chain(group -> session.createNativeQuery(JOIN)
                        .setParameter("group", group)
                        .setParameter("alert", place.alertId())
                        .executeUpdate());
    }

    private static String json(GroupSlot slot) {
        return new JsonObject(new HashMap<>(slot.labels())).encode();
    }
}
