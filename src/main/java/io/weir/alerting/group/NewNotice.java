package io.weir.alerting.group;

import java.util.List;

/**
 * A notice for the outbox.
 *
 * @param targetId names the address within the receiver
 * @param target the address for people
 * @param status {@code firing} or {@code resolved}
 * @param summary one line for people
 * @param alertIds numbers of the alerts it tells of, resolved ones last
 * @param resolved how many of them are resolved
 * @param payload what is sent, JSON
 */
public record NewNotice(
        String targetId,
        String target,
        String status,
        String summary,
        List<Long> alertIds,
        int resolved,
        String payload) {

    /** Copies the list. */
    public NewNotice {
        alertIds = List.copyOf(alertIds);
    }
}
