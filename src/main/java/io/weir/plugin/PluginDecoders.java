package io.weir.plugin;

import io.weir.ingest.FurtherDecoders;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.PayloadDecoder;
import java.util.List;

/**
 * Decoders of plugins for ingestion.
 *
 * @param host that has them
 * @param identity which attributes make a source
 * @param mayCome whether plugins are taken up while the service runs
 */
record PluginDecoders(ServiceLoadedPlugins host, IdentityRules identity, boolean mayCome) implements FurtherDecoders {

    @Override
    public List<PayloadDecoder> now() {
        return host.decoders().stream()
                .<PayloadDecoder>map(guarded -> new PluginDecoder(guarded, identity))
                .toList();
    }
}
