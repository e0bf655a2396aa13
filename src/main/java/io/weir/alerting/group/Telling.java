package io.weir.alerting.group;

import io.weir.alerting.AlertRecord;
import io.weir.alerting.AlertState;
import io.weir.alerting.route.GroupSlot;
import io.weir.alerting.route.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether one address must be told of a group again, and what.
 *
 * @param target the address
 * @param before what it was last told, empty when nothing
 * @param alerts one per fingerprint, firing and resolved
 */
record Telling(Target target, Optional<Sent> before, List<AlertRecord> alerts) {

    /** Most people read one line: what still holds, and what is the cause rather than a loss that follows from it. */
    private static final Comparator<AlertRecord> MOST_TELLING_FIRST = Comparator.<AlertRecord, Boolean>comparing(
                    a -> a.state() == AlertState.RESOLVED)
            .thenComparing(a -> "loss".equals(a.labels().get("kind")));

    boolean due(Instant now, Duration repeat) {
        Set<String> firing = told(AlertState.FIRING);
        if (before.isEmpty()) {
            return !firing.isEmpty();
        }
        Sent sent = before.get();
        if (!sent.firing().containsAll(firing)) {
            return true;
        }
        if (firing.isEmpty()) {
            return !sent.firing().isEmpty() || !sent.owed().isEmpty();
        }
        Set<String> newlyResolved = told(AlertState.RESOLVED);
        newlyResolved.removeAll(sent.resolved());
        newlyResolved.removeAll(sent.owed());
        return target.sendResolved() && !newlyResolved.isEmpty()
                || !sent.again(repeat).isAfter(now);
    }

    /** Empty when there is nothing this address wants to hear. */
    Optional<NewNotice> notice(GroupSlot slot, String externalUrl) {
        List<AlertRecord> wanted = alerts.stream()
                .filter(a -> a.state() == AlertState.FIRING || target.sendResolved() && !knowsTheEndOf(a))
                .sorted(MOST_TELLING_FIRST)
                .toList();
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        WebhookPayload payload = new WebhookPayload(slot, wanted, target.maxAlerts(), externalUrl);
        return Optional.of(new NewNotice(
                target.id(),
                target.target(),
                payload.status(),
                summary(wanted),
                wanted.stream().map(AlertRecord::id).toList(),
                (int) wanted.stream()
                        .filter(a -> a.state() == AlertState.RESOLVED)
                        .count(),
                payload.json()));
    }

    // It is in the group for another address, which did not get it.
    private boolean knowsTheEndOf(AlertRecord alert) {
        return before.map(sent -> sent.resolved().contains(Sent.key(alert))).orElse(false);
    }

    Sent sentAt(Instant now) {
        int givenUp = before.map(Sent::givenUp).orElse(0);
        return new Sent(now, told(AlertState.FIRING), told(AlertState.RESOLVED), Set.of(), givenUp, false);
    }

    private Set<String> told(AlertState state) {
        return alerts.stream()
                .filter(a -> a.state() == state)
                .map(Sent::key)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String summary(List<AlertRecord> alerts) {
        AlertRecord first = alerts.getFirst();
        String name = first.labels().getOrDefault("alertname", "alert");
        String text = first.annotations().getOrDefault("summary", "");
        String line = text.isBlank() ? name : text;
        return alerts.size() == 1 ? line : line + " and " + (alerts.size() - 1) + " more";
    }
}
