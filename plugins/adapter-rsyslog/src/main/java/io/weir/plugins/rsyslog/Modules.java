package io.weir.plugins.rsyslog;

import io.weir.api.pipeline.Trait;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is known of the way an output module works, from the parameters of its action. */
final class Modules {

    /** Each worker has a connection or a child process of its own; one call writes one message. */
    private static final Set<String> PER_EVENT = Set.of("omprog", "omhttp", "omhttpfs", "omsnmp", "ommail", "omamqp1");

    /** Each worker has a connection of its own; one call or transaction writes a whole batch. */
    private static final Set<String> PER_BATCH =
            Set.of("omelasticsearch", "ommysql", "ompgsql", "omlibdbi", "ommongodb", "omclickhouse", "omazuredce");

    private Modules() {}

    static Set<Trait> traits(Map<String, String> action) {
        String type = action.getOrDefault("type", "").toLowerCase(Locale.ROOT);
        String transport = action.getOrDefault("protocol", "udp").toLowerCase(Locale.ROOT);
        if (type.equals("omfwd") && transport.equals("tcp") || type.equals("omrelp")) {
            return Set.of(Trait.STREAM, Trait.WAITS);
        }
        boolean batches = PER_BATCH.contains(type)
                || type.equals("omprog") && on(action, "usetransactions")
                || type.equals("omhttp") && on(action, "batch");
        if (batches) {
            return Set.of(Trait.CALL_PER_BATCH, Trait.INDEPENDENT_WORKERS, Trait.WAITS);
        }
        return PER_EVENT.contains(type)
                ? Set.of(Trait.CALL_PER_EVENT, Trait.INDEPENDENT_WORKERS, Trait.WAITS)
                : Set.of();
    }

    private static boolean on(Map<String, String> action, String parameter) {
        return action.getOrDefault(parameter, "off").equalsIgnoreCase("on");
    }
}
