package io.weir.declared;

import io.weir.api.analysis.Action;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Severity;
import io.weir.declared.Declaration.Expected;
import io.weir.declared.Declaration.Proposal;
import io.weir.declared.Declaration.Said;
import io.weir.file.YamlMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code finding:} and {@code suggestions:}. */
final class SaidReader {

    private static final Pattern CODE = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*");
    private static final double USUAL_CONFIDENCE = 0.8;
    private static final int MOST_SUGGESTIONS = 10;

    private final Template.Vocabulary known;

    SaidReader(Template.Vocabulary known) {
        this.known = known;
    }

    Said read(YamlMap file, String id) {
        YamlMap map = file.map("finding").orElseThrow(() -> file.fault("finding", "must be given here"));
        map.allowOnly(Set.of("code", "kind", "severity", "confidence", "title", "explanation"));
        return new Said(
                code(map, id),
                Choices.required(map, "kind", FindingKind.class),
                Choices.required(map, "severity", Severity.class),
                confidence(map),
                title(map),
                text(map, "explanation"),
                proposals(file));
    }

    private static String code(YamlMap map, String id) {
        String code = map.text("code").orElse(id);
        if (!CODE.matcher(code).matches()) {
            throw map.fault("code", "'" + code + "' must be lower-case words joined by dots, such as sink.slow-acks");
        }
        return code;
    }

    private static double confidence(YamlMap map) {
        return map.text("confidence")
                .map(text -> Texts.number(text)
                        .filter(c -> c >= 0 && c <= 1)
                        .orElseThrow(() -> map.fault("confidence", "'" + text + "' must be a number from 0 to 1")))
                .orElse(USUAL_CONFIDENCE);
    }

    private Template title(YamlMap map) {
        Template title = text(map, "title");
        if (title.hasFigures()) {
            throw map.fault(
                    "title",
                    "must hold no numbers: they change, and a title names the problem; write them in 'explanation'");
        }
        return title;
    }

    private List<Proposal> proposals(YamlMap file) {
        List<YamlMap> maps = file.maps("suggestions");
        if (maps.size() > MOST_SUGGESTIONS) {
            throw file.fault("suggestions", "must be at most " + MOST_SUGGESTIONS);
        }
        return maps.stream().map(this::proposal).toList();
    }

    private Proposal proposal(YamlMap map) {
        map.allowOnly(Set.of("setting", "action", "from", "to", "reason", "risk", "effect"));
        Action action = Choices.required(map, "action", Action.class);
        @Nullable String setting = map.text("setting").orElse(null);
        if (setting == null && action != Action.EXTERNAL && action != Action.NONE) {
            throw map.fault(
                    "setting", "must be given here, by the engine's own name; only 'external' and 'none' need none");
        }
        return new Proposal(
                setting,
                action,
                map.has("from") ? text(map, "from") : null,
                map.has("to") ? text(map, "to") : null,
                text(map, "reason"),
                text(map, "risk"),
                expected(map));
    }

    private Expected expected(YamlMap map) {
        YamlMap effect =
                map.map("effect").orElseThrow(() -> map.fault("effect", "must say what the change will bring"));
        effect.allowOnly(Set.of("quantity", "unit", "now", "low", "expected", "high"));
        Expression expected = number(effect, "expected");
        return new Expected(
                effect.required("quantity"),
                effect.required("unit"),
                number(effect, "now"),
                effect.has("low") ? number(effect, "low") : expected,
                expected,
                effect.has("high") ? number(effect, "high") : expected);
    }

    private Expression number(YamlMap map, String key) {
        return known.expressions().number(map.required(key), map.placeOf(key), key);
    }

    private Template text(YamlMap map, String key) {
        return Template.parse(map.required(key).strip(), map.placeOf(key), key, known);
    }
}
