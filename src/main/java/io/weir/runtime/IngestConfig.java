package io.weir.runtime;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How metrics are taken from the broker. */
@ConfigMapping(prefix = "weir.ingest")
public interface IngestConfig {

    /** What is known of single topics, by their name. */
    Map<String, Topic> topics();

    /** What makes a source. */
    Identity identity();

    /** How much is taken; what goes beyond is dropped and counted. */
    Limits limits();

    /** What is known of a topic. */
    interface Topic {
        /**
         * The format of its messages: {@code auto} looks at each message; {@code otlp}, {@code vector} and
         * {@code collectd} stand for all forms of those; the others are named in {@code docs/ingestion.md}, and a plugin may
         * bring more.
         */
        @WithDefault("auto")
        String format();
    }

    /** What makes a source. */
    interface Identity {
        /** Attributes of a resource that make its identity, most telling first. */
        @WithDefault("service.namespace,service.name,service.instance.id,deployment.environment.name,host.name,"
                + "k8s.cluster.name,k8s.namespace.name,k8s.pod.name,k8s.container.name,container.name")
        List<String> attributes();

        /**
         * Whether {@code service.instance.id} counts even when it is a random UUID, which a source draws anew at each
         * start. Turn it on where several instances of one service run on one host and nothing else tells them apart;
         * then each restart makes a new source.
         */
        @WithDefault("false")
        boolean randomInstanceIds();
    }

    /** How much is taken. */
    interface Limits {
        /** Largest message. A larger one goes to the dead letters, cut to its first 64 KiB. */
        @WithDefault("4M")
        MemorySize messageSize();

        /** Largest message when unpacked (gzip, zstd, snappy, lz4). A larger one goes to the dead letters. */
        @WithDefault("16M")
        MemorySize unpackedSize();

        /** Most sources in all, without those that fell silent. Samples of further ones are dropped. */
        @WithDefault("10000")
        int sources();

        /** Most series of one source. Samples of further ones are dropped, the rest of the message is kept. */
        @WithDefault("2000")
        int seriesPerSource();

        /** Most layouts of one source. Beyond it each value takes a row of its own: nothing is lost, but room is. */
        @WithDefault("500")
        int layoutsPerSource();

        /** Most labels of a series. Samples of series with more are dropped. */
        @WithDefault("40")
        int labels();

        /** Longest name of a metric, label or unit, in characters. Samples of series with longer ones are dropped. */
        @WithDefault("255")
        int nameLength();

        /** Longest value of a label, in characters. Samples of series with longer ones are dropped. */
        @WithDefault("1024")
        int valueLength();

        /**
         * Messages that are decoded and not yet on disk: when they are as large as this together, no more are taken off the
         * broker until some are written.
         */
        @WithDefault("16M")
        MemorySize inFlight();

        /** How far the clock of a source may be ahead. Samples further ahead are dropped. */
        @WithDefault("10m")
        Duration ahead();

        /** How old a sample may be. Older ones are dropped. */
        @WithDefault("1d")
        Duration behind();
    }
}
