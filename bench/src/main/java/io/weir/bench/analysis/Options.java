package io.weir.bench.analysis;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What is measured, and how much of it. Filled by picocli. */
final class Options {

    @Option(names = "--pipelines", defaultValue = "2000")
    int pipelines;

    @Option(names = "--series", defaultValue = "60")
    int series;

    @Option(names = "--period", defaultValue = "15")
    int periodSeconds;

    @Option(names = "--every", defaultValue = "10")
    int everySeconds;

    @Option(names = "--minutes", defaultValue = "5")
    double minutes;

    @Option(names = "--warm-up", defaultValue = "60")
    int warmUpSeconds;

    @Option(names = "--replicas", defaultValue = "1")
    int replicas;

    @Option(names = "--kill-after", defaultValue = "0")
    int killAfterSeconds;

    @Option(names = "--heap", defaultValue = "512m")
    String heap = "512m";

    @Option(names = "--jvm-args", defaultValue = "", split = " ")
    List<String> jvmArgs = List.of();

    @Option(names = "--seed", defaultValue = "20261125")
    long seed;

    @Option(names = "--work", defaultValue = "")
    String work = "";

    /** Everything is kept below it. */
    Path work(Path home) {
        return work.isEmpty() ? home.resolve("bench") : Path.of(work).toAbsolutePath();
    }

    /** How much each pipeline has reported before the measurement, so that windows are full: 60 readings. */
    int historySeconds() {
        return 61 * everySeconds;
    }
}
