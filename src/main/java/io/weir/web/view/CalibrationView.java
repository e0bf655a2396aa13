package io.weir.web.view;

import io.weir.analysis.change.Calibration;
import io.weir.api.pipeline.SettingRole;
import io.weir.web.format.Format;
import io.weir.web.format.Words;

/**
 * How far predictions of one kind were off, as a page shows it.
 *
 * @param kind of change
 * @param quantity that was predicted
 * @param count how many were verified
 * @param helped how many helped
 * @param hurt how many hurt
 * @param ratio measured over predicted
 * @param within share in the predicted interval
 */
public record CalibrationView(
        String kind, String quantity, String count, String helped, String hurt, String ratio, String within) {

    /** The view of one kind. */
    public static CalibrationView of(Calibration c) {
        SettingRole role = c.role();
        String what = role == null ? "outside the engine" : Words.of(role).replace('-', ' ');
        return new CalibrationView(
                Words.title(c.action()) + ": " + what,
                c.quantity(),
                Format.number(c.count()),
                Format.number(c.helped()),
                Format.number(c.hurt()),
                Format.number(c.ratio()),
                Format.share(c.within()));
    }
}
