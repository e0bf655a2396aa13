package io.weir.storage.analysis;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.analysis.change.Calibration;
import io.weir.analysis.change.How;
import io.weir.analysis.change.State;
import io.weir.analysis.change.SuggestionLife;
import io.weir.analysis.change.Told;
import io.weir.analysis.compare.Verdict;
import io.weir.api.analysis.Action;
import io.weir.api.pipeline.SettingRole;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lives of suggestions as rows, and back. */
final class LifeRows {

    private LifeRows() {}

    static SuggestionLife life(Row row) {
        String role = row.getString(4);
        Told told = new Told(
                row.getString(2),
                row.getString(3),
                role == null ? null : SettingRole.valueOf(role),
                row.getBoolean(5),
                Json.suggestion(row.getString(6)));
        return new SuggestionLife(row.getLong(0), row.getLong(1), told, instant(row, 7), state(row));
    }

    private static State state(Row row) {
        return switch (State.Name.valueOf(row.getString(8))) {
            case OPEN -> new State.Open();
            case APPLIED -> applied(row);
            case DISMISSED -> new State.Dismissed(instant(row, 15), row.getString(12), row.getString(17));
            case VERIFIED -> {
                String measured = row.getString(18);
                yield applied(row)
                        .verified(
                                instant(row, 15),
                                Verdict.valueOf(row.getString(16)),
                                row.getString(17),
                                measured == null ? List.of() : Json.measured(measured));
            }
        };
    }

    static State.Applied applied(Row row) {
        return new State.Applied(
                instant(row, 9),
                instant(row, 10),
                How.valueOf(row.getString(11)),
                row.getString(12),
                row.getString(13),
                Objects.requireNonNullElse(row.getString(14), ""));
    }

    static Calibration calibration(Row row) {
        @Nullable String role = row.getString(0);
        @Nullable Double ratio = row.getDouble(4);
        return new Calibration(
                role == null ? null : SettingRole.valueOf(role),
                Action.valueOf(row.getString(1)),
                row.getString(2),
                row.getLong(3),
                ratio == null ? Double.NaN : ratio,
                row.getDouble(5),
                row.getLong(6),
                row.getLong(7));
    }

    static Tuple said(long pipelineId, Told told, Instant at) {
        SettingRole role = told.role();
        return Tuple.tuple()
                .addLong(pipelineId)
                .addString(told.key())
                .addString(told.code())
                .addString(told.stage())
                .addString(role == null ? null : role.name())
                .addBoolean(told.known())
                .addString(Json.of(told.suggestion()))
                .addOffsetDateTime(utc(at));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(Row row, int column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
