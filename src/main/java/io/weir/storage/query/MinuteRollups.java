package io.weir.storage.query;

import io.smallrye.mutiny.Uni;
import io.weir.query.Columns;
import io.weir.query.Resolution;
import io.weir.query.SourceRead;
import io.weir.storage.Statements;
import io.weir.storage.codec.ByteRange;
import io.weir.storage.codec.RollupDirectory;
import io.weir.storage.query.PartialRows.Head;
import io.weir.storage.tiers.Hour;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads minutes of several sources; of each hour nothing but the series that are wanted. */
final class MinuteRollups {

    private final PartialRows rows;

    MinuteRollups(Statements statements) {
        this.rows = new PartialRows(statements, "rollup_minute");
    }

    private record Wanted(Head head, RollupDirectory directory, List<RollupDirectory.Entry> entries)
            implements PartialRows.Wanted {

        @Override
        public List<ByteRange> ranges() {
            List<ByteRange> ranges = new ArrayList<>();
            for (RollupDirectory.Entry entry : entries) {
                ranges.add(directory.clocks().get(entry.clock()).range());
                ranges.add(entry.range());
            }
            return ranges;
        }
    }

    /** Those of the hours from the first to the last; completes on a worker thread. */
    Uni<List<HourRollup>> read(List<SourceRead> sources, Hour first, Hour last) {
        Map<Long, int[]> series = new HashMap<>();
        sources.forEach(source -> series.put(source.sourceId(), source.seriesIds()));
        return rows.read(
                        series.keySet().toArray(Long[]::new),
                        first.endMillis(),
                        last.endMillis() + 1,
                        heads ->
                                heads.stream().map(head -> wanted(head, series)).toList())
                .map(read -> {
                    List<HourRollup> rollups = new ArrayList<>();
                    read.forEach(one -> decode(one, rollups));
                    return rollups;
                });
    }

    private static Wanted wanted(Head head, Map<Long, int[]> series) {
        int[] ids = series.getOrDefault(head.sourceId(), new int[0]);
        RollupDirectory directory = RollupDirectory.parse(head.directory());
        return new Wanted(
                head,
                directory,
                directory.entries().stream()
                        .filter(entry -> Arrays.binarySearch(ids, entry.seriesId()) >= 0)
                        .toList());
    }

    private static void decode(PartialRows.Read<Wanted> read, List<HourRollup> rollups) {
        Wanted wanted = read.wanted();
        Hour hour = Hour.of(wanted.head().untilMillis());
        Map<Integer, RollupDirectory.Times> clocks = new HashMap<>();
        List<Columns.Rollup> series = new ArrayList<>();
        for (RollupDirectory.Entry entry : wanted.entries()) {
            RollupDirectory.Times times =
                    clocks.computeIfAbsent(entry.clock(), c -> times(wanted, c, read.chunks(), hour));
            Chunks.Chunk chunk = read.chunks().holding(entry.range());
            series.add(entry.rollup(times, chunk.bytes(), chunk.from()));
        }
        rollups.add(new HourRollup(wanted.head().sourceId(), hour, series));
    }

    private static RollupDirectory.Times times(Wanted wanted, int clock, Chunks chunks, Hour hour) {
        RollupDirectory.Clock which = wanted.directory().clocks().get(clock);
        Chunks.Chunk chunk = chunks.holding(which.range());
        return which.times(chunk.bytes(), chunk.from(), hour.startMillis(), Resolution.MINUTE.millis());
    }
}
