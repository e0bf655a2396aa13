package io.weir.storage.query;

import io.weir.query.Columns;
import io.weir.storage.tiers.Hour;
import java.util.List;

/**
 * What is rolled up of an hour of a source.
 *
 * @param sourceId number of the source
 * @param hour which
 * @param rollups of the series that are wanted and have any
 */
record HourRollup(long sourceId, Hour hour, List<Columns.Rollup> rollups) {

    HourRollup {
        rollups = List.copyOf(rollups);
    }
}
