package io.weir.bench.ingest;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What is measured, and how much of it. Filled by picocli. */
final class Options {

    @Option(names = "--sources", defaultValue = "1000")
    int sources;

    @Option(names = "--series", defaultValue = "100")
    int series;

    @Option(names = "--backlog", defaultValue = "3600")
    int backlogSeconds;

    @Option(names = "--every", defaultValue = "10")
    int everySeconds;

    @Option(names = "--rate", defaultValue = "200000")
    int rate;

    @Option(names = "--latency-seconds", defaultValue = "30")
    int latencySeconds;

    @Option(names = "--rows", defaultValue = "4000000")
    int rows;

    @Option(names = "--rows-format", defaultValue = "otlp")
    String rowsFormat = "otlp";

    @Option(names = "--seed", defaultValue = "20261124")
    long seed;

    @Option(names = "--heap", defaultValue = "512m")
    String heap = "512m";

    @Option(names = "--jvm-args", defaultValue = "", split = " ")
    List<String> jvmArgs = List.of();

    @Option(names = "--phases", defaultValue = "backlog,latency,rows", split = ",")
    List<String> phases = List.of();

    @Option(names = "--work", defaultValue = "")
    String work = "";

    /** Everything is kept below it. */
    Path work(Path home) {
        return work.isEmpty() ? home.resolve("bench") : Path.of(work).toAbsolutePath();
    }
}
