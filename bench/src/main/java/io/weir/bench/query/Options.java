package io.weir.bench.query;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What is measured, and how much of it. Filled by picocli. */
final class Options {

    @Option(names = "--sources", defaultValue = "1000")
    int sources;

    @Option(names = "--hours", defaultValue = "5")
    int hours;

    @Option(names = "--rounds", defaultValue = "100")
    int rounds;

    @Option(names = "--heap", defaultValue = "512m")
    String heap = "512m";

    @Option(names = "--url", defaultValue = "")
    String url = "";

    @Option(names = "--work", defaultValue = "")
    String work = "";

    /** Everything is kept below it. */
    Path work(Path home) {
        return work.isEmpty() ? home.resolve("bench") : Path.of(work).toAbsolutePath();
    }
}
