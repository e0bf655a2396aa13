package io.weir.ingest.decode;

import java.util.LinkedHashMap;
import java.util.Map;

/** What aliases stand for, by node, as births told. Bounded: the node that was not asked for longest goes first. */
final class SparkplugBirths {

    private static final int NODES = 4_096;
    private static final int ALIASES = 4_096;

    /**
     * A metric.
     *
     * @param name as the birth told it
     * @param type number of its data type
     */
    record Known(String name, int type) {}

    private final Map<String, Map<Long, Known>> byNode = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<Long, Known>> eldest) {
            return size() > NODES;
        }
    };

    /** The aliases of a node now; never changed afterwards. */
    synchronized Map<Long, Known> of(String node) {
        return byNode.getOrDefault(node, Map.of());
    }

    /** Keeps what a birth told: that of a node replaces all, that of a device adds to it. */
    synchronized void keep(String node, boolean device, Map<Long, Known> aliases) {
        Map<Long, Known> all = new LinkedHashMap<>(device ? of(node) : Map.of());
        all.putAll(aliases);
        if (all.size() <= ALIASES) {
            byNode.put(node, Map.copyOf(all));
        }
    }
}
