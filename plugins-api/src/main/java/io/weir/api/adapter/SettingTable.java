package io.weir.api.adapter;

import io.weir.api.pipeline.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The settings of a kind of stage: what an adapter knows of them, written down as a table.
 *
 * <pre>{@code
 * static final SettingTable QUEUE = SettingTable.of(
 *         SettingRow.of("buffer.max_events", SettingRole.QUEUE_CAPACITY).byDefault("500"),
 *         SettingRow.of("buffer.when_full", SettingRole.OVERFLOW)
 *                 .choice("block", "block").choice("drop_newest", "drop").byDefault("block"));
 *
 * settings.addAll(QUEUE.settings("siem queue", window.settings(), "sinks.siem"));
 * }</pre>
 *
 * <p>What the configuration says counts; what it does not say is assumed to be the engine's default and marked so
 * ({@link Setting.Origin#DEFAULT}); what has no default is left out. Immutable.
 */
public final class SettingTable {

    private final List<SettingRow> rows;

    private SettingTable(List<SettingRow> rows) {
        this.rows = rows;
    }

    /** Of these rows. */
    public static SettingTable of(SettingRow... rows) {
        return new SettingTable(List.of(rows));
    }

    /** Its rows. */
    public List<SettingRow> rows() {
        return rows;
    }

    /** The row of a setting, by the engine's name. */
    public Optional<SettingRow> row(String name) {
        return rows.stream().filter(r -> r.name().equals(name)).findFirst();
    }

    /**
     * All settings of one stage.
     *
     * @param prefixes where the configuration may have them, first match counts; the empty text for anywhere
     */
    public List<Setting> settings(String stage, NativeSettings configured, String... prefixes) {
        return rows.stream()
                .map(r -> r.configured(stage, configured, prefixes).or(() -> r.assumed(stage)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** How an operator writes a value of a setting of any of the tables; empty when none has it or it is out of range. */
    public static Optional<String> write(Setting setting, String to, SettingTable... tables) {
        return Arrays.stream(tables)
                .flatMap(t -> t.row(setting.name()).stream())
                .map(r -> r.write(to))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Settings in which those that are given replace the ones of the same name and stage. */
    public static List<Setting> replaced(List<Setting> all, List<Setting> by) {
        Stream<Setting> kept = all.stream()
                .filter(s ->
                        by.stream().noneMatch(o -> o.name().equals(s.name()) && Objects.equals(o.stage(), s.stage())));
        return Stream.concat(kept, by.stream()).toList();
    }
}
