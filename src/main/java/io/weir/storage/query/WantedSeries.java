package io.weir.storage.query;

import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.query.SourceRead;
import java.util.ArrayList;
import java.util.List;

/** Series as the parameters of a statement: an array of their sources and one of their numbers. */
final class WantedSeries {

    private WantedSeries() {}

    static Tuple of(List<SourceRead> sources) {
        List<Long> sourceIds = new ArrayList<>();
        List<Integer> seriesIds = new ArrayList<>();
        for (SourceRead source : sources) {
            for (int series : source.seriesIds()) {
                sourceIds.add(source.sourceId());
                seriesIds.add(series);
            }
        }
        return Tuple.tuple()
                .addArrayOfLong(sourceIds.toArray(Long[]::new))
                .addArrayOfInteger(seriesIds.toArray(Integer[]::new));
    }
}
