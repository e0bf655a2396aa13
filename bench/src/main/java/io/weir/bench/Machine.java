package io.weir.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** What figures were measured on. */
public final class Machine {

    private Machine() {}

    /** Processor, cores, system, Java and the time. */
    public static Map<String, Object> described() {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        result.put("processor", processor());
        result.put("cores", Runtime.getRuntime().availableProcessors());
        result.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        result.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        return result;
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseGet(() -> System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
