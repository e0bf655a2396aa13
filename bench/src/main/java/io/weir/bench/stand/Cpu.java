package io.weir.bench.stand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Processor time that processes have used, as the operating system counts it. */
public final class Cpu {

    private static final double TICKS_PER_SECOND = 100;

    private Cpu() {}

    /** Seconds used by a process, its children now and those that have ended. */
    public static double seconds(long pid) {
        return ProcessHandle.of(pid)
                .map(root -> Stream.concat(Stream.of(root), root.descendants())
                        .mapToDouble(Cpu::seconds)
                        .sum())
                .orElse(0.0);
    }

    // Fields 14 to 17 of /proc/PID/stat: own user and system time, and that of children that were waited for.
    private static double seconds(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            double ticks = 0;
            for (int i = 11; i <= 14; i++) {
                ticks += Long.parseLong(fields[i]);
            }
            return ticks / TICKS_PER_SECOND;
        } catch (IOException e) {
            return process.info()
                    .totalCpuDuration()
                    .map(used -> used.toNanos() / 1e9)
                    .orElse(0.0);
        }
    }
}
