package io.weir.bench.stand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Memory that processes take, as the operating system counts it. */
final class Resident {

    private static final double KILOBYTES = 1024;

    private Resident() {}

    /** Of a process and its children; pages that several of them share count once. 0 where the system does not tell. */
    static double megabytes(long pid) {
        return ProcessHandle.of(pid)
                .map(root -> Stream.concat(Stream.of(root), root.descendants())
                        .mapToDouble(process -> kilobytes(process.pid()))
                        .sum())
                .map(sum -> Figures.round(sum / KILOBYTES))
                .orElse(0.0);
    }

    private static double kilobytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
