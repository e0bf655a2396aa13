package io.weir.storage.query;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.query.Columns;
import io.weir.query.Resolution;
import io.weir.query.SourceRead;
import io.weir.storage.Statements;
import io.weir.storage.tiers.Hour;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads what is rolled up of several sources, and says what is not. */
final class KnownRollups {

    // Hours with frames, of which rollups of that hour and of the next may not know. Left out is the usual case, in
    // which
    // neither was ever compacted and nothing is rolled up.
    private static final String PENDING = """
            select w.source_id, h.until
            from frame_hour h cross join unnest($1::bigint[]) as w (source_id)
            where h.until >= $2 and h.until <= $3 and (h.made_at is not null or h.sealed_at is not null)
                and not (h.compacted_at is null and h.sealed_at is null and exists (
                    select from frame_hour n where n.until = h.until + interval '1 hour'
                        and n.compacted_at is null and n.sealed_at is null))
                and exists (select from frame_readable f
                    where f.source_id = w.source_id and f.at > h.until - interval '1 hour' and f.at <= h.until)
            """;

    private final Statements statements;
    private final MinuteRollups minutes;
    private final HourRollups hours;

    KnownRollups(Statements statements) {
        this.statements = statements;
        this.minutes = new MinuteRollups(statements);
        this.hours = new HourRollups(statements);
    }

    /** Hours that follow each other. */
    record Stretch(Hour first, Hour last) {}

    /**
     * What there is of a source.
     *
     * @param rollups of hours that are rolled up, by series
     * @param missing the other hours
     */
    record Known(Map<Integer, List<Columns.Rollup>> rollups, List<Stretch> missing) {}

    /** Rollups of all hours that a part touches, by source. */
    Uni<Map<Long, Known>> read(Part part, Resolution resolution) {
        Hour first = Hour.of(part.from());
        Hour last = Hour.of(part.to());
        Long[] sources = part.sources().stream().map(SourceRead::sourceId).toArray(Long[]::new);
        Tuple span = Tuple.tuple()
                .addArrayOfLong(sources)
                .addOffsetDateTime(first.plus(-1).end().atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(last.end().atOffset(ZoneOffset.UTC));
        return statements
                .run(PENDING, span)
                .map(KnownRollups::fresh)
                .flatMap(fresh -> (resolution == Resolution.MINUTE
                                ? minutes.read(part.sources(), first, last)
                                : hours.read(part.sources(), first, last))
                        .map(rollups -> known(part.sources(), first, last, fresh, rollups)));
    }

    private record SourceHour(long sourceId, Hour hour) {}

    private static Set<SourceHour> fresh(RowSet<Row> pending) {
        Set<SourceHour> fresh = new HashSet<>();
        for (Row row : pending) {
            Hour hour = Hour.of(row.getOffsetDateTime(1).toInstant());
            fresh.add(new SourceHour(row.getLong(0), hour));
            fresh.add(new SourceHour(row.getLong(0), hour.plus(1)));
        }
        return fresh;
    }

    private static Map<Long, Known> known(
            List<SourceRead> sources, Hour first, Hour last, Set<SourceHour> fresh, List<HourRollup> rollups) {
        Map<Long, Set<Hour>> done = new HashMap<>();
        Map<Long, Map<Integer, List<Columns.Rollup>>> bySource = new HashMap<>();
        for (HourRollup one : rollups) {
            if (!fresh.contains(new SourceHour(one.sourceId(), one.hour()))) {
                done.computeIfAbsent(one.sourceId(), s -> new TreeSet<>()).add(one.hour());
                Map<Integer, List<Columns.Rollup>> series =
                        bySource.computeIfAbsent(one.sourceId(), s -> new HashMap<>());
                one.rollups()
                        .forEach(r -> series.computeIfAbsent(r.seriesId(), s -> new ArrayList<>())
                                .add(r));
            }
        }
        Map<Long, Known> known = new HashMap<>();
        for (SourceRead source : sources) {
            long id = source.sourceId();
            known.put(
                    id,
                    new Known(
                            bySource.getOrDefault(id, new HashMap<>()),
                            missing(first, last, done.getOrDefault(id, Set.of()))));
        }
        return known;
    }

    private static List<Stretch> missing(Hour first, Hour last, Set<Hour> done) {
        List<Stretch> missing = new ArrayList<>();
        Hour start = first;
        for (Hour hour = start; hour.compareTo(last) <= 0; hour = hour.plus(1)) {
            if (done.contains(hour)) {
                if (start.compareTo(hour) < 0) {
                    missing.add(new Stretch(start, hour.plus(-1)));
                }
                start = hour.plus(1);
            }
        }
        if (start.compareTo(last) <= 0) {
            missing.add(new Stretch(start, last));
        }
        return missing;
    }
}
