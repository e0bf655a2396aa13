package io.weir.declared;

import io.weir.api.PluginDescriptor;
import io.weir.api.analysis.Action;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Severity;
import io.weir.api.pipeline.StageKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An analyzer as its file declares it.
 *
 * @param descriptor who it is
 * @param engines it looks at; empty for all
 * @param stages kind of stage it looks at, or null for the pipeline as a whole
 * @param readings numbers that its expressions use
 * @param when condition
 * @param hold how long the condition must hold
 * @param said what is then said
 */
record Declaration(
        PluginDescriptor descriptor,
        Set<String> engines,
        @Nullable StageKind stages,
        List<Reading> readings,
        Expression when,
        Duration hold,
        Said said) {

    Declaration {
        engines = Set.copyOf(engines);
        readings = List.copyOf(readings);
    }

    /**
     * What is said when the condition holds.
     *
     * @param confidence 0 to 1
     */
    record Said(
            String code,
            FindingKind kind,
            Severity severity,
            double confidence,
            Template title,
            Template explanation,
            List<Proposal> proposals) {

        Said {
            proposals = List.copyOf(proposals);
        }
    }

    /** A suggestion whose texts and numbers are yet to be filled in. */
    record Proposal(
            @Nullable String setting,
            Action action,
            @Nullable Template from,
            @Nullable Template to,
            Template reason,
            Template risk,
            Expected effect) {}

    /** What a suggestion is expected to bring, in expressions. */
    record Expected(
            String quantity, String unit, Expression now, Expression low, Expression expected, Expression high) {}
}
