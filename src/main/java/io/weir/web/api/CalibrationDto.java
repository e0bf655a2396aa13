package io.weir.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.weir.analysis.change.Calibration;
import io.weir.api.pipeline.SettingRole;
import io.weir.web.format.Words;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far predictions of one kind were off.
 *
 * @param setting what kind of setting; null for changes outside the engine
 * @param action that was suggested
 * @param quantity that was predicted
 * @param count verified suggestions
 * @param ratio median of what was measured over what was predicted; null when nothing was predicted that could be divided by
 * @param within share of which what was measured lay in the predicted interval
 * @param helped how many helped
 * @param hurt how many hurt
 */
@RegisterForReflection
@Schema(name = "Calibration", description = "How far predictions of one kind were off")
public record CalibrationDto(
        @Nullable String setting,
        String action,
        String quantity,
        long count,
        @Nullable Double ratio,
        double within,
        long helped,
        long hurt) {

    static CalibrationDto of(Calibration c) {
        SettingRole role = c.role();
        return new CalibrationDto(
                role == null ? null : Words.of(role),
                Words.of(c.action()),
                c.quantity(),
                c.count(),
                Double.isNaN(c.ratio()) ? null : c.ratio(),
                c.within(),
                c.helped(),
                c.hurt());
    }
}
