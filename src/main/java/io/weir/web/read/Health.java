package io.weir.web.read;

import io.weir.api.analysis.Severity;
import io.weir.model.FindingRecord;
import java.util.Comparator;
import java.util.List;

/** How a pipeline fares, worst first. */
public enum Health {
    /** A critical finding is open. */
    CRITICAL,
    /** A finding of severity error is open. */
    ERROR,
    /** A warning is open. */
    WARNING,
    /** Nothing was heard of it for a while: nothing can be said. */
    SILENT,
    /** Nothing is open that matters. */
    HEALTHY;

    /** What the open findings of a pipeline make of it. A problem outlasts silence: it is what was last known. */
    static Health of(List<FindingRecord> open, boolean silent) {
        Severity worst = open.stream()
                .map(r -> r.finding().severity())
                .max(Comparator.naturalOrder())
                .orElse(Severity.INFO);
        return switch (worst) {
            case CRITICAL -> CRITICAL;
            case ERROR -> ERROR;
            case WARNING -> WARNING;
            case INFO -> silent ? SILENT : HEALTHY;
        };
    }

    /** Whether somebody should look. */
    public boolean isProblem() {
        return this == CRITICAL || this == ERROR || this == WARNING;
    }
}
