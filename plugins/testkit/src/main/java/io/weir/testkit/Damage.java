package io.weir.testkit;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeWindow;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What happens to metrics on their way: readings are missing, a source starts anew. */
public final class Damage {

    private Damage() {}

    /** Without the readings between two shares of the time. */
    public static NativeWindow gap(NativeWindow window, double from, double to) {
        return each(window, s -> {
            int a = (int) (from * s.at().length);
            int b = (int) (to * s.at().length);
            long[] at = new long[s.at().length - (b - a)];
            double[] values = new double[at.length];
            for (int i = 0, n = 0; i < s.at().length; i++) {
                if (i < a || i >= b) {
                    at[n] = s.at()[i];
                    values[n++] = s.values()[i];
                }
            }
            return with(s, at, values);
        });
    }

    /** Every third value is NaN. */
    public static NativeWindow holes(NativeWindow window) {
        return each(window, s -> {
            double[] values = s.values().clone();
            for (int i = 2; i < values.length; i += 3) {
                values[i] = Double.NaN;
            }
            return with(s, s.at(), values);
        });
    }

    /** All counters begin again at 0 at one instant, a share of the time after the begin. */
    public static NativeWindow restart(NativeWindow window, double when) {
        long begin = window.interval().from().toEpochMilli();
        long instant = begin + Math.round(when * window.interval().length().toMillis());
        return each(window, s -> {
            int a = 0;
            while (a < s.at().length && s.at()[a] < instant) {
                a++;
            }
            if (s.kind() != NativeSeries.Kind.COUNTER || a >= s.values().length) {
                return s;
            }
            double[] values = s.values().clone();
            for (int i = a; i < values.length; i++) {
                values[i] -= s.values()[a];
            }
            return with(s, s.at(), values);
        });
    }

    /** The same value everywhere. */
    public static NativeWindow constant(NativeWindow window) {
        return each(window, s -> {
            double[] values = s.values().clone();
            Arrays.fill(values, values.length == 0 ? 0 : values[0]);
            return with(s, s.at(), values);
        });
    }

    /** One reading only. */
    public static NativeWindow single(NativeWindow window) {
        return each(window, s -> with(s, Arrays.copyOf(s.at(), 1), Arrays.copyOf(s.values(), 1)));
    }

    /** All of these kinds of damage, by name. */
    public static Map<String, NativeWindow> all(NativeWindow window) {
        return Map.of(
                "a gap", gap(window, 0.4, 0.6),
                "holes", holes(window),
                "a restart", restart(window, 0.5),
                "constant values", constant(window),
                "one reading", single(window));
    }

    private static NativeWindow each(NativeWindow window, Function<NativeSeries, NativeSeries> change) {
        List<NativeSeries> series = window.series().stream().map(change).toList();
        return new NativeWindow(window.source(), window.attributes(), window.interval(), series, window.settings());
    }

    private static NativeSeries with(NativeSeries s, long[] at, double[] values) {
        return new NativeSeries(s.name(), s.labels(), s.kind(), s.unit(), at, values);
    }
}
