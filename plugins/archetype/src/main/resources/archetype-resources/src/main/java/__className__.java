package ${package};

import io.weir.api.Finds;
import io.weir.api.Need;
import io.weir.api.PluginDescriptor;
import io.weir.api.analysis.ConfigurableAnalyzer;
import io.weir.api.analysis.Evidence;
import io.weir.api.analysis.Figures;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Statistic;
import io.weir.api.analysis.Verdict;
import io.weir.api.analysis.Window;
import io.weir.api.config.Option;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Says when many events wait in a queue. */
public final class ${className} implements ConfigurableAnalyzer<${className}.Options> {

    private static final String CODE = "${pluginId}.backlog";
    private static final String TITLE = "Many events wait in the queue";

    /** What an operator can set. */
    public record Options(
            @Option(description = "Events that may wait in a queue, on average", unit = "{event}", min = 1)
            long waiting) {}

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor("${pluginId}", "${version}", "Backlog", "Says when many events wait in a queue.")
                .needing(Need.of(Signal.QUEUE_SIZE, 4, Duration.ofSeconds(10)))
                .finding(new Finds(
                        CODE,
                        Severity.WARNING,
                        TITLE,
                        "More events wait than usual. Look at what stands behind the queue: it is slower than what comes in."));
    }

    @Override
    public Options defaults() {
        return new Options(1000);
    }

    @Override
    public Verdict analyze(Window window, Options options) {
        List<Finding> findings = new ArrayList<>();
        for (Stage queue : window.pipeline().stages(StageKind.QUEUE)) {
            double waiting = window.column(queue.id(), Signal.QUEUE_SIZE).mean();
            if (waiting > options.waiting()) {
                findings.add(backlog(window, queue, waiting));
            }
        }
        return Verdict.of(findings);
    }

    private static Finding backlog(Window window, Stage queue, double waiting) {
        String said = Figures.number(waiting) + " events wait in " + queue.id() + " on average";
        Evidence evidence = new Evidence(
                queue.id(), Signal.QUEUE_SIZE, window.interval(), Statistic.MEAN, waiting, said);
        return new Finding(
                CODE,
                FindingKind.QUEUE,
                queue.id(),
                Severity.WARNING,
                0.8,
                TITLE,
                said + ".",
                List.of(evidence),
                List.of());
    }
}
