package io.weir.declared;

import io.weir.api.analysis.Statistic;
import io.weir.file.YamlMap;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code signals:}. */
final class ReadingsReader {

    /** How far back the last value may lie. */
    private static final Duration LOOK_BACK = Duration.ofMinutes(5);

    private static final int MOST = 32;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,31}");
    private static final Set<String> TAKEN = Set.of("stage", "pipeline", "true", "false", "null", "in", "as", "break");

    private ReadingsReader() {}

    /** The readings by name, in the order of the file. */
    static Map<String, Reading> read(YamlMap file) {
        YamlMap signals = file.map("signals").orElseThrow(() -> file.fault("signals", "must be given here"));
        Map<String, Reading> readings = new LinkedHashMap<>();
        for (String name : signals.keys()) {
            checkName(signals, name);
            readings.put(name, reading(signals, name));
        }
        if (readings.isEmpty() || readings.size() > MOST) {
            throw file.fault("signals", "must hold 1 to " + MOST + " names");
        }
        return readings;
    }

    private static void checkName(YamlMap signals, String name) {
        if (!NAME.matcher(name).matches() || TAKEN.contains(name)) {
            throw signals.fault(
                    name,
                    TAKEN.contains(name)
                            ? "this name has a meaning of its own; take another"
                            : "a name must be lower-case letters, digits and _, begin with a letter and be at most 32 long");
        }
    }

    private static Reading reading(YamlMap signals, String name) {
        if (signals.isText(name)) {
            return new Reading(name, Choices.signal(signals, name, signals.required(name)), Statistic.LAST, LOOK_BACK);
        }
        YamlMap map = signals.map(name)
                .orElseThrow(() -> signals.fault(name, "must be a signal, such as pipeline.queue.size"));
        map.allowOnly(Set.of("signal", "take", "over"));
        Statistic take = Choices.optional(map, "take", Statistic.class).orElse(Statistic.LAST);
        if (take == Statistic.SHARE) {
            throw map.fault(
                    "take", "'share' is not for signals; take mean, max, min, last, total, median, p99 or slope");
        }
        return new Reading(name, Choices.signal(map, "signal", map.required("signal")), take, over(map, take));
    }

    private static Duration over(YamlMap map, Statistic take) {
        Duration over = map.duration("over")
                .or(() -> take == Statistic.LAST ? Optional.of(LOOK_BACK) : Optional.empty())
                .orElseThrow(() -> map.fault("over", "must say how far back to look, such as 1m"));
        if (over.isZero() || over.compareTo(Duration.ofHours(1)) > 0) {
            throw map.fault("over", "must be longer than 0 and at most 1h");
        }
        return over;
    }
}
