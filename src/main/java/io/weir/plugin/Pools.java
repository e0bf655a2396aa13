package io.weir.plugin;

/**
 * Workers for each thing that plugins do, so that none holds another up: an analysis no message, and a receiver that does
 * not answer neither.
 *
 * @param analysing of adapters and analyzers
 * @param decoding of decoders
 * @param notifying of notifiers
 */
record Pools(Workers analysing, Workers decoding, Workers notifying) implements AutoCloseable {

    static Pools of(PluginLimits limits) {
        return new Pools(new Workers(limits), new Workers(limits), new Workers(limits));
    }

    @Override
    public void close() {
        analysing.close();
        decoding.close();
        notifying.close();
    }
}
