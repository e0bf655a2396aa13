package io.weir.ingest.decode;

import io.weir.ingest.IdentityRules;
import io.weir.ingest.PayloadDecoder;
import io.weir.ingest.encoding.Unpacking;
import java.util.List;

/** All formats there are. Each message is recognised by one of them at most, so their order does not matter. */
public final class Formats {

    private Formats() {}

    /**
     * A decoder for each format, the most common first.
     *
     * @param identity which attributes make a source
     * @param unpacking opens what formats pack themselves
     */
    public static List<PayloadDecoder> all(IdentityRules identity, Unpacking unpacking) {
        return List.of(
                new OtlpProtoDecoder(identity),
                new RemoteWriteDecoder(identity, unpacking),
                new InfluxDecoder(identity),
                new PrometheusTextDecoder(identity),
                new OtlpJsonDecoder(identity),
                new TelegrafJsonDecoder(identity),
                new CollectdJsonDecoder(identity),
                new PutvalDecoder(identity),
                new VectorJsonDecoder(identity, false),
                new VectorJsonDecoder(identity, true),
                new ImpstatsDecoder(),
                new SnapshotDecoder(),
                new WeirJsonDecoder(identity),
                new PrometheusJsonDecoder(identity),
                new GraphiteDecoder(identity),
                new SyslogNgCsvDecoder(identity),
                new SyslogNgQueryDecoder(identity),
                new EngineDecoder(new LogstashStats(), identity),
                new EngineDecoder(new FluentdMonitor(), identity),
                new EngineDecoder(new FluentBitStats(), identity),
                new EngineDecoder(new BeatsMonitoring(), identity),
                new EngineDecoder(new Metricbeat(), identity),
                new EngineDecoder(new Dropwizard(), identity),
                new JolokiaDecoder(identity),
                new SparkplugDecoder(identity));
    }
}
