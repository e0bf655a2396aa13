package io.weir.plugins.bottleneck;

import io.weir.api.analysis.Finding;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Window;
import io.weir.api.flow.QueueFlow;
import io.weir.api.pipeline.StageKind;
import java.util.List;

/** Makes a finding of a diagnosis. */
final class Report {

    private static final double BLOCKED = 0.1;
    private static final double MANY_READINGS = 20;

    private final Window window;
    private final Diagnosis diagnosis;

    Report(Window window, Diagnosis diagnosis) {
        this.window = window;
        this.diagnosis = diagnosis;
    }

    /** What it is, and what else it could be where the signals do not decide. */
    List<Finding> findings() {
        Finding first = finding();
        Cause other = diagnosis.limit().other();
        return other == null
                ? List.of(first)
                : List.of(first, Alternative.of(other, first, diagnosis.limit().decides()));
    }

    private Finding finding() {
        Words words = new Words(window, diagnosis);
        boolean sinkBatches =
                diagnosis.cause() == Cause.BATCH_SIZE && diagnosis.stage().kind() == StageKind.SINK;
        return new Finding(
                diagnosis.cause().code(),
                sinkBatches ? FindingKind.SINK : diagnosis.cause().kind(),
                diagnosis.stage().id(),
                severity(),
                confidence(),
                words.title(),
                words.explanation(),
                new Proof(window, diagnosis).evidence(),
                List.of());
    }

    private Severity severity() {
        if (diagnosis.cause() == Cause.DESTINATION_DOWN) {
            return Severity.CRITICAL;
        }
        List<QueueFlow> all = QueueFlow.all(window);
        double loss = all.stream().mapToDouble(QueueFlow::lossShare).max().orElse(0);
        if (loss >= diagnosis.thresholds().loss()) {
            return Losses.severity(loss);
        }
        boolean sourcesHeld = !all.getFirst().drops() && all.getFirst().fullShare() > BLOCKED;
        return sourcesHeld ? Severity.ERROR : Severity.WARNING;
    }

    /** A few readings prove less than many. */
    private double confidence() {
        double readings = diagnosis.queue().steps().size();
        return diagnosis.confidence() * Math.min(1, 0.7 + 0.3 * readings / MANY_READINGS);
    }
}
