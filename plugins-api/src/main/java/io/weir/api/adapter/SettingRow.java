package io.weir.api.adapter;

import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.Setting.Origin;
import io.weir.api.pipeline.SettingRole;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row of a {@link SettingTable}: a setting of an engine, where its configuration has it, its default and range, and how
 * it is written. Immutable; each method returns a row with one thing changed.
 *
 * <p>A number is kept in Weir's unit (seconds, bytes, events) and written back in the engine's. A setting of choices, such
 * as what happens when a queue is full, is kept in Weir's words ({@code block}, {@code drop}).
 */
public final class SettingRow {

    private final String name;
    private final SettingRole role;
    private final SettingUnit unit;
    private final @Nullable String byDefault;
    private final double min;
    private final double max;
    private final List<String> keys;
    private final Map<String, String> words;

    private SettingRow(
            String name,
            SettingRole role,
            SettingUnit unit,
            @Nullable String byDefault,
            double min,
            double max,
            List<String> keys,
            Map<String, String> words) {
        this.name = name;
        this.role = role;
        this.unit = unit;
        this.byDefault = byDefault;
        this.min = min;
        this.max = max;
        this.keys = keys;
        this.words = words;
    }

    /** A setting of this name, found under it in the configuration. */
    public static SettingRow of(String name, SettingRole role) {
        return new SettingRow(
                name, role, SettingUnit.NUMBER, null, 0, Double.POSITIVE_INFINITY, List.of(name), Map.of());
    }

    /** How the engine writes it; a plain number when not said. */
    public SettingRow in(SettingUnit written) {
        return new SettingRow(name, role, written, byDefault, min, max, keys, words);
    }

    /** What the engine uses when nothing is set, as the engine writes it. */
    public SettingRow byDefault(String text) {
        return new SettingRow(name, role, unit, text, min, max, keys, words);
    }

    /**
     * Smallest and largest value that the engine accepts and that has an effect, in Weir's unit.
     *
     * @throws IllegalArgumentException when they are not in order
     */
    public SettingRow range(double from, double to) {
        if (!(from <= to)) {
            throw new IllegalArgumentException(name + ": range ends (" + to + ") before it begins (" + from + ")");
        }
        return new SettingRow(name, role, unit, byDefault, from, to, keys, words);
    }

    /** Under which other keys older versions have it; the name itself is looked for first. */
    public SettingRow also(String... olderKeys) {
        List<String> all = new java.util.ArrayList<>(keys);
        all.addAll(List.of(olderKeys));
        return new SettingRow(name, role, unit, byDefault, min, max, List.copyOf(all), words);
    }

    /** A choice: what the engine calls what Weir calls {@code word}. The first for a word is what is written back. */
    public SettingRow choice(String engines, String word) {
        Map<String, String> more = new java.util.LinkedHashMap<>(words);
        more.put(engines, word);
        return new SettingRow(name, role, unit, byDefault, min, max, keys, more);
    }

    /** The engine's name of it. */
    public String name() {
        return name;
    }

    /** What it does. */
    public SettingRole role() {
        return role;
    }

    /** The setting with its default, or empty when it has none. */
    public Optional<Setting> assumed(String stage) {
        return Optional.ofNullable(byDefault).flatMap(this::read).map(v -> setting(stage, v, Origin.DEFAULT));
    }

    /** The setting with a value that the engine reports, in Weir's unit. */
    public Setting reported(String stage, double value) {
        return setting(stage, SettingUnit.plain(value), Origin.REPORTED);
    }

    /**
     * The setting as configured; what the configuration does not have, or has in a form that cannot be read, is empty.
     *
     * @param prefixes where to look, such as {@code exporters.otlp/siem}; the empty text for the whole configuration
     */
    public Optional<Setting> configured(String stage, NativeSettings settings, String... prefixes) {
        for (String prefix : prefixes) {
            for (String key : keys) {
                Optional<String> value = prefix.isEmpty()
                        ? settings.find(key)
                        : Optional.ofNullable(settings.values().get(prefix + "." + key));
                Optional<String> read = value.flatMap(this::read);
                if (read.isPresent()) {
                    return read.map(v -> setting(stage, v, Origin.CONFIGURED));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * A value as an operator writes it; empty when it is outside of the range or none of the choices.
     *
     * @param value in Weir's unit or words
     */
    public Optional<String> write(String value) {
        if (!words.isEmpty()) {
            return words.entrySet().stream()
                    .filter(e -> e.getValue().equals(value))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
        try {
            double v = Double.parseDouble(value);
            return v >= min && v <= max ? Optional.of(unit.write(v)) : Optional.empty();
        } catch (NumberFormatException e) {
            return role == SettingRole.OTHER ? Optional.of(value) : Optional.empty();
        }
    }

    private Optional<String> read(String text) {
        if (!words.isEmpty()) {
            Map<String, String> small = new HashMap<>();
            words.forEach((engines, word) -> small.put(engines.toLowerCase(Locale.ROOT), word));
            return Optional.ofNullable(small.get(text.strip().toLowerCase(Locale.ROOT)));
        }
        var number = unit.read(text);
        if (number.isPresent()) {
            return Optional.of(SettingUnit.plain(number.getAsDouble()));
        }
        return role == SettingRole.OTHER && !text.isBlank() ? Optional.of(text.strip()) : Optional.empty();
    }

    private Setting setting(String stage, String value, Origin origin) {
        String fallback = Optional.ofNullable(byDefault).flatMap(this::read).orElse(null);
        return new Setting(name, stage, role, value, origin, fallback, max);
    }

    @Override
    public String toString() {
        return name + " (" + Objects.toString(byDefault, "no default") + ")";
    }
}
