package io.weir.alerting.group;

import io.weir.alerting.AlertRecord;
import io.weir.alerting.AlertState;
import io.weir.alerting.route.GroupSlot;
import io.weir.alerting.route.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A group as it is when it falls due.
 *
 * @param slot which group it is, and its times
 * @param sent what each address of its receiver was last told, by its id
 * @param alerts firing ones, and resolved ones that an address is still to be told of
 */
public record Group(GroupSlot slot, Map<String, Sent> sent, List<AlertRecord> alerts) {

    /** Copies the collections. */
    public Group {
        sent = Map.copyOf(sent);
        alerts = List.copyOf(alerts);
    }

    /**
     * Decides whom to tell what. What other addresses were told stays: another replica's routing file may have them.
     *
     * @param targets addresses of the receiver
     * @param externalUrl where people find Weir
     */
    public Flush flush(List<? extends Target> targets, String externalUrl, Instant now) {
        List<AlertRecord> latest = latest();
        List<NewNotice> notices = new ArrayList<>();
        Map<String, Sent> told = new HashMap<>(sent);
        for (Target target : targets) {
            Telling telling = new Telling(target, Optional.ofNullable(sent.get(target.id())), latest);
            if (telling.due(now, slot.repeatInterval())) {
                telling.notice(slot, externalUrl).ifPresent(notices::add);
                told.put(target.id(), telling.sentAt(now));
            }
        }
        return new Flush(notices, told, done(latest, told), next(now));
    }

    // Who is owed an end is told of it later, unless the alert came again.
    private Set<Long> done(List<AlertRecord> latest, Map<String, Sent> told) {
        Set<String> owed =
                told.values().stream().flatMap(sent -> sent.owed().stream()).collect(Collectors.toSet());
        return alerts.stream()
                .filter(alert -> alert.state() == AlertState.RESOLVED)
                .filter(alert -> !owed.contains(Sent.key(alert)) || !latest.contains(alert))
                .map(AlertRecord::id)
                .collect(Collectors.toSet());
    }

    private Optional<Instant> next(Instant now) {
        boolean stays = alerts.stream().anyMatch(alert -> alert.state() == AlertState.FIRING);
        return stays ? Optional.of(now.plus(slot.groupInterval())) : Optional.empty();
    }

    // An alert that was resolved and fires again is there twice: what fires counts.
    private List<AlertRecord> latest() {
        Map<String, AlertRecord> byFingerprint = new TreeMap<>();
        alerts.stream()
                .sorted(Comparator.comparing(AlertRecord::state).reversed().thenComparing(AlertRecord::id))
                .forEach(alert -> byFingerprint.put(alert.fingerprint(), alert));
        return List.copyOf(byFingerprint.values());
    }
}
