package io.weir.plugins.generic;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeSettings;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.Setting.Origin;
import io.weir.api.pipeline.SettingRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Settings that are reported as {@code pipeline.setting.value}, or configured under {@code stages.ID.ROLE}. */
final class Settings {

    private Settings() {}

    static List<Setting> of(String stage, List<NativeSeries> series, NativeSettings configured) {
        List<Setting> found = new ArrayList<>();
        series.stream()
                .filter(s -> Conventions.SETTING.matches(s.name()))
                .sorted(Comparator.comparing(s -> s.attribute(Conventions.SETTING_NAME)))
                .forEach(s -> reported(stage, s).ifPresent(found::add));
        for (SettingRole role : SettingRole.values()) {
            String key = role.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (role != SettingRole.OTHER && found.stream().noneMatch(s -> s.role() == role)) {
                configured
                        .find("stages." + stage + "." + key)
                        .map(v -> new Setting(key, stage, role, v, Origin.CONFIGURED, null))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Setting> reported(String stage, NativeSeries s) {
        String name = s.attribute(Conventions.SETTING_NAME);
        double[] known = Arrays.stream(s.values()).filter(Double::isFinite).toArray();
        if (name.isEmpty() || known.length == 0) {
            return Optional.empty();
        }
        double value = known[known.length - 1];
        SettingRole role = role(s.attribute(Conventions.SETTING_ROLE));
        String text = value == Math.rint(value) ? Long.toString(Math.round(value)) : Double.toString(value);
        return Optional.of(new Setting(name, stage, role, word(role, value, text), Origin.REPORTED, null));
    }

    /** Metrics are numbers: 0 and 1 stand for words where a role has words. */
    private static String word(SettingRole role, double value, String text) {
        return switch (role) {
            case OVERFLOW -> value > 0 ? "drop" : "block";
            case FLUSH_EACH -> Boolean.toString(value > 0);
            default -> text;
        };
    }

    private static SettingRole role(String text) {
        return Arrays.stream(SettingRole.values())
                .filter(r -> r.name().equalsIgnoreCase(text.replace('-', '_')))
                .findFirst()
                .orElse(SettingRole.OTHER);
    }
}
