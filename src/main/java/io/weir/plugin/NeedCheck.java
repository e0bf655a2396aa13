package io.weir.plugin;

import io.weir.api.Need;
import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Column;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a window holds what an analyzer cannot do without. */
final class NeedCheck {

    private NeedCheck() {}

    /** What is missing, as a sentence; empty when nothing is. */
    static Optional<String> missing(List<Need> needs, Window window) {
        String missing = needs.stream()
                .filter(Need::required)
                .filter(need -> window.columns().entrySet().stream()
                        .noneMatch(e -> e.getKey().signal() == need.signal() && enough(need, e.getValue())))
                .map(Need::text)
                .collect(Collectors.joining(", and "));
        return missing.isEmpty() ? Optional.empty() : Optional.of("needs " + missing);
    }

    private static boolean enough(Need need, Column column) {
        int present = column.present();
        if (present < need.readings()) {
            return false;
        }
        long span = span(column);
        long apart = present > 1 ? span / (present - 1) : 0;
        boolean fine = need.resolution().isZero() || apart <= need.resolution().toMillis();
        return span >= need.length().toMillis() && fine;
    }

    /** Milliseconds from the first value to the last. */
    private static long span(Column column) {
        int first = -1;
        int last = -1;
        for (int i = 0; i < column.size(); i++) {
            if (!Double.isNaN(column.values()[i])) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        return first < 0 ? 0 : column.at()[last] - column.at()[first];
    }
}
