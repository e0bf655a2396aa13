package io.weir.bench.diagnosis;

import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Stage;
import io.weir.bench.diagnosis.Answer.Kind;
import io.weir.bench.diagnosis.Answer.Limit;
import io.weir.testkit.scenario.PipelineModel;
import io.weir.testkit.scenario.ProcessorModel;
import io.weir.testkit.scenario.QueueModel;
import io.weir.testkit.scenario.StageModel;
import java.util.Optional;

/**
 * One finding, and what it means in the words of the model.
 *
 * @param window it was found in
 * @param finding what was said
 * @param limit what it says is the bottleneck; empty when it is about something else
 */
record Said(Window window, Finding finding, Optional<Limit> limit) {

    static Said of(Window window, Finding finding, PipelineModel model) {
        return new Said(window, finding, kind(finding.code()).map(k -> new Limit(k, stage(k, window, finding, model))));
    }

    /** Whether somebody would be called for it. */
    boolean alarms() {
        return finding.severity().compareTo(Severity.WARNING) >= 0;
    }

    private static Optional<Kind> kind(String code) {
        String cause = code.substring(code.indexOf('.') + 1);
        if (code.equals("loss.destination-failing")) {
            return Optional.of(Kind.DESTINATION);
        }
        if (!code.startsWith("bottleneck.") && !code.startsWith("alternative.")) {
            return Optional.empty();
        }
        return switch (cause) {
            case "destination", "destination-down", "destination-failing" -> Optional.of(Kind.DESTINATION);
            case "sink-concurrency", "sink-cpu" -> Optional.of(Kind.SINK);
            case "batch-size" -> Optional.of(Kind.BATCHER);
            case "queue-capacity" -> Optional.of(Kind.QUEUE);
            case "processor-cpu", "processor-concurrency" -> Optional.of(Kind.PROCESSOR);
            case "memory" -> Optional.of(Kind.MEMORY);
            case "cpu" -> Optional.of(Kind.CPU);
            default -> throw new IllegalStateException("no kind of bottleneck is known for the code " + code);
        };
    }

    private static String stage(Kind kind, Window window, Finding finding, PipelineModel model) {
        if (kind == Kind.DESTINATION || finding.stage() == null) {
            return Plan.SINK;
        }
        return inModel(finding.stage(), window, model);
    }

    /** The stage that an engine's name stands for: engines call their stages as they like. */
    static String inModel(String name, Window window, PipelineModel model) {
        if (model.stages().stream().anyMatch(s -> s.id().equals(name))) {
            return name;
        }
        return switch (window.pipeline().stage(name).map(Stage::kind).orElseThrow()) {
            case QUEUE -> first(model, QueueModel.class, name);
            case PROCESSOR -> first(model, ProcessorModel.class, name);
            default -> Plan.SINK;
        };
    }

    private static String first(PipelineModel model, Class<? extends StageModel> kind, String otherwise) {
        return model.stages(kind).stream().findFirst().map(StageModel::id).orElse(otherwise);
    }
}
