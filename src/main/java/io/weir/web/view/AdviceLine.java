package io.weir.web.view;

import io.weir.api.analysis.Action;
import io.weir.api.analysis.Suggestion;
import io.weir.web.format.Format;

/** A suggestion in one line. */
final class AdviceLine {

    private AdviceLine() {}

    static String line(Suggestion s) {
        String what = what(s);
        if (s.action() == Action.NONE) {
            return what;
        }
        String unit = s.effect().unit();
        return what + ": " + s.effect().quantity() + " "
                + Format.value(s.effect().now(), unit) + " → "
                + Format.value(s.effect().expected(), unit) + " expected";
    }

    private static String what(Suggestion s) {
        String name = s.setting() == null ? "" : " " + s.setting();
        String to = s.to() == null ? "" : " to " + s.to();
        return switch (s.action()) {
            case INCREASE -> "Increase" + name + to;
            case DECREASE -> "Decrease" + name + to;
            case SET -> "Set" + name + to;
            case ENABLE -> "Enable" + name;
            case DISABLE -> "Disable" + name;
            case EXTERNAL -> "Nothing to set: act outside the configuration";
            case NONE -> "No setting here would help";
        };
    }
}
