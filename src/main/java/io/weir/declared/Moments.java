package io.weir.declared;

import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.SignalKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The numbers of a declaration at one stage, at the instants at which something was read. */
final class Moments {

    private final List<Reading> readings;
    private final Map<String, Column> columns = new HashMap<>();
    private final Map<String, String> stages = new HashMap<>();
    private final long[] instants;

    Moments(List<Reading> readings, Window window, String stage) {
        this.readings = readings;
        for (Reading reading : readings) {
            // Processor and memory belong to the process, whichever stage is looked at.
            String owner = window.has(stage, reading.signal()) ? stage : SignalKey.WHOLE;
            stages.put(reading.name(), owner);
            columns.put(reading.name(), window.column(owner, reading.signal()));
        }
        instants = instants();
    }

    private long[] instants() {
        Set<Long> all = new TreeSet<>();
        for (Column column : columns.values()) {
            long[] at = column.at();
            double[] values = column.values();
            for (int i = 0; i < at.length; i++) {
                if (!Double.isNaN(values[i])) {
                    all.add(at[i]);
                }
            }
        }
        return all.stream().mapToLong(Long::longValue).toArray();
    }

    /** Instants with a value of any signal, in milliseconds since the epoch, oldest first. */
    int count() {
        return instants.length;
    }

    long at(int i) {
        return instants[i];
    }

    /** The stage whose signal a number is taken of; {@link SignalKey#WHOLE} for the process. */
    String stageOf(Reading reading) {
        return stages.getOrDefault(reading.name(), SignalKey.WHOLE);
    }

    /** The numbers at an instant; those that are unknown are left out. */
    Map<String, Double> numbers(int i) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (Reading reading : readings) {
            double value =
                    reading.at(columns.getOrDefault(reading.name(), Column.empty(reading.signal())), instants[i]);
            if (Double.isFinite(value)) {
                numbers.put(reading.name(), value);
            }
        }
        return numbers;
    }
}
