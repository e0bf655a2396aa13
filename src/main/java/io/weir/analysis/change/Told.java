package io.weir.analysis.change;

import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Suggestion;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A suggestion together with what it was said for.
 *
 * @param code of the finding
 * @param stage of the finding, or null
 * @param role of the setting, or null when the change is outside the engine
 * @param known whether the setting's value was known when it was said, and not assumed
 * @param suggestion as it was said
 */
public record Told(
        String code, @Nullable String stage, @Nullable SettingRole role, boolean known, Suggestion suggestion) {

    private static final int KEY_BYTES = 8;

    /** The changes that a finding asks for; "change nothing" is none. */
    public static Stream<Told> of(Finding finding, Pipeline pipeline) {
        return finding.suggestions().stream().filter(Told::asksForAChange).map(s -> of(finding, s, pipeline));
    }

    /** Whether it asks for a change at all. */
    public static boolean asksForAChange(Suggestion suggestion) {
        return switch (suggestion.action()) {
            case NONE -> false;
            case INCREASE, DECREASE, SET, ENABLE, DISABLE, EXTERNAL -> true;
        };
    }

    /** The name of the change within its pipeline: the same finding asking for the same change has the same. */
    public String key() {
        return key(code, stage, suggestion);
    }

    /** As {@link #key()}. */
    public static String key(String code, @Nullable String stage, Suggestion s) {
        String identity = String.join(
                "\u001f",
                List.of(
                        code,
                        text(stage),
                        text(s.setting()),
                        text(s.stage()),
                        s.action().name()));
        byte[] hash = sha256().digest(identity.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, KEY_BYTES);
    }

    private static Told of(Finding finding, Suggestion s, Pipeline pipeline) {
        Optional<Setting> setting = setting(pipeline, s);
        boolean known = setting.filter(Told::isKnown).isPresent();
        return new Told(
                finding.code(), finding.stage(), setting.map(Setting::role).orElse(null), known, s);
    }

    /** The setting that a suggestion is about, as it is now. */
    static Optional<Setting> setting(Pipeline pipeline, Suggestion s) {
        return pipeline.settings().stream()
                .filter(one -> one.name().equals(s.setting()))
                .filter(one -> s.stage() == null || one.stage().equals(s.stage()))
                .findFirst();
    }

    /** What is inferred moves by itself, and what is assumed does not move at all. */
    static boolean isKnown(Setting setting) {
        return setting.origin() == Setting.Origin.REPORTED || setting.origin() == Setting.Origin.CONFIGURED;
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
