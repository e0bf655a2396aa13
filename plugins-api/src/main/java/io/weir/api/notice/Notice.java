package io.weir.api.notice;

import io.weir.api.Experimental;
import java.util.List;
import java.util.Map;

/**
 * What a receiver is to be told: the alerts of one group.
 *
 * @param id number of the notice; the same when it is sent again, so that a receiver can tell
 * @param receiver its name in the routing file
 * @param firing whether an alert of the group still fires; when false all are resolved
 * @param groupLabels that all alerts of the group share because they are grouped by them
 * @param alerts the most telling first; at least one
 * @param truncated how many more there are than are told
 * @param url address of Weir's pages, without a slash at its end; may be empty when it is not configured
 */
@Experimental
public record Notice(
        long id,
        String receiver,
        boolean firing,
        Map<String, String> groupLabels,
        List<Alert> alerts,
        int truncated,
        String url) {

    /** Copies the collections. */
    public Notice {
        groupLabels = Map.copyOf(groupLabels);
        alerts = List.copyOf(alerts);
    }
}
