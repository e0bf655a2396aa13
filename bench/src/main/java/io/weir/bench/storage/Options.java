package io.weir.bench.storage;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What is measured, and how much of it. Filled by picocli. */
final class Options {

    @Option(names = "--sources", defaultValue = "200")
    int sources;

    @Option(names = "--hours", defaultValue = "5")
    int hours;

    @Option(names = "--phases", defaultValue = "codecs,tiers", split = ",")
    List<String> phases = List.of();

    @Option(names = "--seed", defaultValue = "20261124")
    long seed;

    @Option(names = "--work", defaultValue = "")
    String work = "";

    /** Everything is kept below it. */
    Path work(Path home) {
        return work.isEmpty() ? home.resolve("bench") : Path.of(work).toAbsolutePath();
    }
}
