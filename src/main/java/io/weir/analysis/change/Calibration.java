package io.weir.analysis.change;

import io.weir.api.analysis.Action;
import io.weir.api.pipeline.SettingRole;
import org.jspecify.annotations.Nullable;

/**
 * How far predictions of one kind were off.
 *
 * @param role of the setting, or null for changes outside the engine
 * @param action that was suggested
 * @param quantity that was predicted
 * @param count verified suggestions of which it could be measured
 * @param ratio median of what was measured over what was predicted; NaN when nothing was predicted that could be divided by
 * @param within share of which what was measured lay in the predicted interval, 0 to 1
 * @param helped how many of them helped
 * @param hurt how many of them hurt
 */
public record Calibration(
        @Nullable SettingRole role,
        Action action,
        String quantity,
        long count,
        double ratio,
        double within,
        long helped,
        long hurt) {}
