package io.weir.api.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * A tunable of a stage.
 *
 * @param name the engine's own name, as an operator writes it
 * @param stage id of the stage it belongs to
 * @param role what it does
 * @param value its value as text, in the unit the engine uses
 * @param origin where the value is known from
 * @param defaultValue what the engine uses when nothing is set, or null when there is no default
 * @param max largest value that has any effect, or positive infinity
 */
public record Setting(
        String name,
        String stage,
        SettingRole role,
        String value,
        Origin origin,
        @Nullable String defaultValue,
        double max) {

    /** A setting without a known upper limit. */
    public Setting(
            String name, String stage, SettingRole role, String value, Origin origin, @Nullable String defaultValue) {
        this(name, stage, role, value, origin, defaultValue, Double.POSITIVE_INFINITY);
    }

    /** The value as a number, or NaN when it is none. */
    public double number() {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Where the value of a setting is known from, surest first. */
    public enum Origin {
        /** The engine reports it. */
        REPORTED,
        /** Read from the engine's configuration. */
        CONFIGURED,
        /** Inferred from the engine's behaviour. */
        INFERRED,
        /** Nothing is known; the engine's default is assumed. */
        DEFAULT
    }
}
