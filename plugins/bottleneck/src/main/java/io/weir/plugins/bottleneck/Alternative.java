package io.weir.plugins.bottleneck;

import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The second cause that remains when the signals do not decide. */
final class Alternative {

    private Alternative() {}

    static Finding of(Cause cause, Finding first, @Nullable String decides) {
        return new Finding(
                cause.alternative(),
                cause.kind(),
                first.stage(),
                Severity.INFO,
                Math.min(0.95 * first.confidence(), 1 - first.confidence()),
                "It may also be: " + Words.title(cause),
                "The signals do not tell this from '" + first.title() + "'. What would decide: " + decides + ".",
                first.evidence(),
                List.of());
    }
}
