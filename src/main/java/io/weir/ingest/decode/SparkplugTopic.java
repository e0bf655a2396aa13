package io.weir.ingest.decode;

import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.SourceIdentity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code spBv1.0/group/TYPE/node/device}.
 *
 * @param group of nodes
 * @param type such as NBIRTH or DDATA
 * @param node the edge node
 * @param device of the node; empty for the node itself
 */
record SparkplugTopic(String group, String type, String node, String device) {

    private static final String NAMESPACE = "spBv1.0/";
    private static final int NODE = 3;
    private static final int DEVICE = 4;

    /** Null when the topic is none of Sparkplug's. */
    static @Nullable SparkplugTopic of(String topic) {
        int begin = topic.indexOf(NAMESPACE);
        if (begin < 0) {
            return null;
        }
        String[] parts = topic.substring(begin).split("/", DEVICE + 1);
        return parts.length <= NODE
                ? null
                : new SparkplugTopic(parts[1], parts[2], parts[NODE], parts.length > DEVICE ? parts[DEVICE] : "");
    }

    /** Whether the message names all metrics. */
    boolean birth() {
        return type.endsWith("BIRTH");
    }

    /** Whether the message is for the node and says nothing of it. */
    boolean command() {
        return type.endsWith("CMD");
    }

    /** The node, within which aliases are unique. */
    String edge() {
        return group + "/" + node;
    }

    SourceIdentity source(IdentityRules identity, Payload payload) {
        return identity.ofResource(Map.of("sparkplug.group", group, "sparkplug.node", node), payload);
    }
}
