package io.weir.alerting.rule;

import io.weir.alerting.file.FaultyFileException;
import io.weir.alerting.file.YamlMap;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Statistic;
import io.weir.api.pipeline.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads rules from YAML. */
public final class RuleFile {

    /** In force where no file is configured: every finding of severity warning or above, at once. */
    public static final String BUILT_IN = """
            rules:
              - name: PipelineFinding
                finding:
                  severity: warning
                annotations:
                  summary: "{source} · {pipeline}: {title}"
                  description: "{explanation}"
                  suggestion: "{suggestion}"
            """;

    private static final Set<String> RULE_KEYS = Set.of("name", "finding", "signal", "for", "labels", "annotations");
    private static final String LABEL_NAME = "[a-zA-Z_][a-zA-Z0-9_]*";

    private RuleFile() {}

    /**
     * Reads the text of a file.
     *
     * @throws FaultyFileException when it cannot be taken, naming line and key
     */
    public static RuleSet parse(String text) {
        YamlMap root = YamlMap.parse(text);
        root.allowOnly(Set.of("rules"));
        List<Rule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlMap map : root.maps("rules")) {
            Rule rule = rule(map);
            if (!names.add(rule.name())) {
                throw map.fault("name", "there are two rules '" + rule.name() + "'; each needs a name of its own");
            }
            rules.add(rule);
        }
        return new RuleSet(rules);
    }

    private static Rule rule(YamlMap map) {
        map.allowOnly(RULE_KEYS);
        String name = map.required("name");
        Match match = match(map);
        checkAnnotations(map, match);
        checkLabels(map);
        return new Rule(
                name, match, map.duration("for").orElse(Duration.ZERO), map.texts("labels"), map.texts("annotations"));
    }

    private static Match match(YamlMap map) {
        if (map.has("finding") == map.has("signal")) {
            throw map.fault("name", "a rule needs either 'finding:' or 'signal:'");
        }
        return map.has("signal")
                ? signal(map.map("signal").orElseThrow(() -> map.fault("signal", "must hold keys and values")))
                : map.map("finding")
                        .map(RuleFile::finding)
                        .orElseGet(() -> new FindingMatch(Glob.ANY, Glob.ANY, Severity.INFO));
    }

    private static FindingMatch finding(YamlMap map) {
        map.allowOnly(Set.of("code", "kind", "severity"));
        Glob kind = glob(map, "kind");
        if (Arrays.stream(FindingKind.values()).noneMatch(k -> kind.matches(lower(k)))) {
            throw map.fault(
                    "kind", "'" + kind.text() + "' fits no kind of finding; there are " + names(FindingKind.values()));
        }
        Severity severity = map.text("severity")
                .map(text -> named(map, "severity", text, Severity.values()))
                .orElse(Severity.INFO);
        return new FindingMatch(glob(map, "code"), kind, severity);
    }

    private static SignalMatch signal(YamlMap map) {
        map.allowOnly(Set.of("id", "stage", "statistic", "operator", "value"));
        String sign = map.required("operator");
        Threshold operator = Threshold.of(sign)
                .orElseThrow(() -> map.fault("operator", "'" + sign + "' must be one of >, >=, <, <= (in quotes)"));
        return new SignalMatch(signalOf(map), glob(map, "stage"), statistic(map), operator, number(map));
    }

    private static Signal signalOf(YamlMap map) {
        String id = map.required("id");
        return Arrays.stream(Signal.values())
                .filter(signal -> signal.id().equals(id))
                .findFirst()
                .orElseThrow(() -> map.fault(
                        "id", "there is no signal '" + id + "'; there are " + joined(Signal.values(), Signal::id)));
    }

    private static Statistic statistic(YamlMap map) {
        Statistic[] known = SignalMatch.STATISTICS.stream().sorted().toArray(Statistic[]::new);
        return named(map, "statistic", map.text("statistic").orElse("mean"), known);
    }

    private static double number(YamlMap map) {
        String text = map.required("value");
        Optional<Double> number = text.matches("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?")
                ? Optional.of(Double.valueOf(text))
                : Optional.empty();
        return number.filter(Double::isFinite).orElseThrow(() -> map.fault("value", "'" + text + "' must be a number"));
    }

    private static void checkAnnotations(YamlMap map, Match match) {
        Optional<YamlMap> annotations = map.map("annotations");
        map.texts("annotations").forEach((key, text) -> {
            for (String name : Placeholders.in(text)) {
                if (!match.placeholders().contains(name)) {
                    throw annotations
                            .orElse(map)
                            .fault(
                                    key,
                                    "there is no placeholder {" + name + "}; there are "
                                            + match.placeholders().stream()
                                                    .sorted()
                                                    .collect(Collectors.joining(", ")));
                }
            }
        });
    }

    private static void checkLabels(YamlMap map) {
        YamlMap labels = map.map("labels").orElse(map);
        for (Map.Entry<String, String> label : map.texts("labels").entrySet()) {
            String name = label.getKey();
            if (!name.matches(LABEL_NAME) || Set.of("alertname", "pipeline").contains(name)) {
                throw labels.fault(
                        name,
                        "cannot be given here; a label is letters, digits and _, and alertname and"
                                + " pipeline are set by Weir");
            }
        }
    }

    private static Glob glob(YamlMap map, String key) {
        return map.text(key).map(Glob::new).orElse(Glob.ANY);
    }

    private static <E extends Enum<E>> E named(YamlMap map, String key, String text, E[] known) {
        return Arrays.stream(known)
                .filter(value -> lower(value).equals(text))
                .findFirst()
                .orElseThrow(() -> map.fault(key, "'" + text + "' must be one of " + names(known)));
    }

    private static <E extends Enum<E>> String names(E[] values) {
        return joined(values, RuleFile::lower);
    }

    private static <E> String joined(E[] values, Function<E, String> name) {
        return Arrays.stream(values).map(name).collect(Collectors.joining(", "));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
