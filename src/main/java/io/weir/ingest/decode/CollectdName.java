package io.weir.ingest.decode;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.SeriesIdentity;
import java.util.Map;
import java.util.TreeMap;

/** What series of collectd are called: plugin, type and, where there are several, the data source. */
final class CollectdName {

    private CollectdName() {}

    static SeriesIdentity series(
            String plugin, String pluginInstance, String type, String typeInstance, String dataSource, Kind kind) {
        Map<String, String> labels = new TreeMap<>();
        if (!pluginInstance.isEmpty()) {
            labels.put("plugin_instance", pluginInstance);
        }
        if (!typeInstance.isEmpty()) {
            labels.put("type_instance", typeInstance);
        }
        return new SeriesIdentity(plugin + "/" + type + dataSource, labels, kind, "");
    }
}
