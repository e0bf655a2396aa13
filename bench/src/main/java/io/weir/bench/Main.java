package io.weir.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.bench.analysis.AnalysisRun;
import io.weir.bench.decoders.DecodersRun;
import io.weir.bench.diagnosis.DiagnosisRun;
import io.weir.bench.ingest.IngestRun;
import io.weir.bench.plugins.PluginsRun;
import io.weir.bench.query.QueryRun;
import io.weir.bench.storage.StorageRun;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs the measurement that is named first and prints its figures as JSON. */
public final class Main {

    private static final Map<String, Measurement> MEASUREMENTS = new TreeMap<>(Map.of(
            "analysis",
            new AnalysisRun(),
            "decoders",
            new DecodersRun(),
            "diagnosis",
            new DiagnosisRun(),
            "ingest",
            new IngestRun(),
            "plugins",
            new PluginsRun(),
            "query",
            new QueryRun(),
            "storage",
            new StorageRun()));

    private Main() {}

    /** @param args name of the measurement, then its options */
    public static void main(String[] args) throws Exception {
        Measurement measurement = args.length == 0 ? null : MEASUREMENTS.get(args[0]);
        if (measurement == null) {
            complain("bench: name one of: " + String.join(", ", MEASUREMENTS.keySet()) + "; see ./weir bench --help.");
            return;
        }
        try {
            List<String> options = Arrays.asList(args).subList(1, args.length);
            System.out.println(new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(measurement.figures(options)));
        } catch (IllegalArgumentException e) {
            complain("bench: " + e.getMessage());
        }
    }

    private static void complain(String what) {
        System.err.println(what);
        System.exit(2);
    }
}
