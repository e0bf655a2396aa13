package io.weir.alerting.route;

import io.weir.alerting.route.Route.Timing;
import io.weir.file.YamlMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads routes; children take over from their parents what they do not say. */
final class RouteReader {

    private static final Set<String> KEYS = Set.of(
            "receiver",
            "group_by",
            "group_wait",
            "group_interval",
            "repeat_interval",
            "matchers",
            "match",
            "match_re",
            "continue",
            "routes");
    private static final Set<String> NOT_YET = Set.of("mute_time_intervals", "active_time_intervals");
    private static final String ALL = "...";

    private final Set<String> receivers;
    private final List<String> warnings;

    RouteReader(Set<String> receivers, List<String> warnings) {
        this.receivers = receivers;
        this.warnings = warnings;
    }

    Route readTop(YamlMap map) {
        for (String key : List.of("matchers", "match", "match_re", "continue")) {
            if (map.has(key)) {
                throw map.fault(key, "the top route takes every alert; put this into a route under 'routes:'");
            }
        }
        map.required("receiver");
        Route above = new Route("", List.of(), "", Set.of(), false, Timing.DEFAULT, false, List.of());
        return read(map, above, new HashSet<>());
    }

    private Route read(YamlMap map, Route parent, Set<String> keysOfSiblings) {
        NotYet.check(map, KEYS, NOT_YET, warnings);
        List<Matcher> matchers = MatcherText.read(map);
        Set<String> groupBy = map.has("group_by") ? groupBy(map) : parent.groupBy();
        boolean all = map.has("group_by") ? groupBy.remove(ALL) : parent.groupByAll();
        Route own = new Route(
                key(parent, matchers, keysOfSiblings),
                matchers,
                receiver(map, parent),
                groupBy,
                all,
                timing(map, parent.timing()),
                map.flag("continue", false),
                List.of());
        return withChildren(own, map);
    }

    private Route withChildren(Route own, YamlMap map) {
        List<Route> children = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (YamlMap child : map.maps("routes")) {
            children.add(read(child, own, keys));
        }
        return new Route(
                own.key(),
                own.matchers(),
                own.receiver(),
                own.groupBy(),
                own.groupByAll(),
                own.timing(),
                own.goOn(),
                children);
    }

    // Siblings may have the same matchers, and other times or labels to group by: their groups must not be one.
    private static String key(Route parent, List<Matcher> matchers, Set<String> keysOfSiblings) {
        String own = matchers.stream().map(Matcher::text).collect(Collectors.joining(",", "{", "}"));
        String path = parent.key().isEmpty() ? own : parent.key() + "/" + own;
        String key = path;
        for (int n = 2; !keysOfSiblings.add(key); n++) {
            key = path + "#" + n;
        }
        return key;
    }

    private String receiver(YamlMap map, Route parent) {
        String name = map.text("receiver").orElse(parent.receiver());
        if (!receivers.contains(name)) {
            String known = receivers.stream().sorted().collect(Collectors.joining(", "));
            throw map.fault("receiver", "there is no receiver '" + name + "'; 'receivers:' has " + known);
        }
        return name;
    }

    private static Set<String> groupBy(YamlMap map) {
        Set<String> labels = new HashSet<>();
        for (String label : map.list("group_by")) {
            if (!label.equals(ALL) && !label.matches("[a-zA-Z_][a-zA-Z0-9_]*")) {
                throw map.fault("group_by", "'" + label + "' is no label name");
            }
            if (!labels.add(label)) {
                throw map.fault("group_by", "'" + label + "' is given twice");
            }
        }
        if (labels.contains(ALL) && labels.size() > 1) {
            throw map.fault("group_by", "'...' stands for all labels and must stand alone");
        }
        return labels;
    }

    private static Timing timing(YamlMap map, Timing inherited) {
        return new Timing(
                map.duration("group_wait").orElse(inherited.groupWait()),
                positive(map, "group_interval", inherited.groupInterval()),
                positive(map, "repeat_interval", inherited.repeatInterval()));
    }

    private static Duration positive(YamlMap map, String key, Duration inherited) {
        Duration value = map.duration(key).orElse(inherited);
        if (value.isZero()) {
            throw map.fault(key, "must be longer than 0");
        }
        return value;
    }
}
