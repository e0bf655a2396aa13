package io.weir.alerting.group;

import io.weir.alerting.AlertRecord;
import java.util.List;

/**
 * What one analysis changes in the alerts of a pipeline.
 *
 * @param opened new ones, with the number 0
 * @param moved those in another state than before, or of another severity
 * @param reworded those that only say something else
 * @param dropped pending ones whose condition went away before they fired
 */
public record AlertChanges(
        List<AlertRecord> opened, List<AlertRecord> moved, List<AlertRecord> reworded, List<AlertRecord> dropped) {

    /** Copies the lists. */
    public AlertChanges {
        opened = List.copyOf(opened);
        moved = List.copyOf(moved);
        reworded = List.copyOf(reworded);
        dropped = List.copyOf(dropped);
    }

    /** Whether all stays as it is. */
    public boolean isEmpty() {
        return opened.isEmpty() && moved.isEmpty() && reworded.isEmpty() && dropped.isEmpty();
    }
}
