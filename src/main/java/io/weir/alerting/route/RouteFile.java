package io.weir.alerting.route;

import io.weir.file.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a routing tree from YAML in the form of Alertmanager's own file. */
public final class RouteFile {

    /** In force where no file is configured: alerts are shown, nobody is told. */
    public static final String BUILT_IN = """
            route:
              receiver: default
            receivers:
              - name: default
            """;

    private static final Set<String> NOT_YET =
            Set.of("global", "templates", "inhibit_rules", "mute_time_intervals", "time_intervals", "tracing");

    private RouteFile() {}

    /**
     * Reads the text of a file.
     *
     * @throws io.weir.file.FaultyFileException when it cannot be taken, naming line and key
     */
    public static Routes parse(String text) {
        YamlMap root = YamlMap.parse(text);
        List<String> warnings = new ArrayList<>();
        NotYet.check(root, Set.of("route", "receivers"), NOT_YET, warnings);
        Map<String, List<Target>> receivers = new ReceiverReader(warnings).read(root);
        YamlMap top = root.map("route").orElseThrow(() -> root.fault("route", "must be given: the top of the tree"));
        Route tree = new RouteReader(receivers.keySet(), warnings).readTop(top);
        return new Routes(tree, receivers, warnings);
    }
}
