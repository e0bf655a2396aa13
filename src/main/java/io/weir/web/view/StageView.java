package io.weir.web.view;

import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.Stage;
import io.weir.web.format.Format;
import io.weir.web.format.SignalText;
import io.weir.web.format.Words;
import io.weir.web.read.StageNumbers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stage with the numbers that tell most about its kind.
 *
 * @param name the engine's own name
 * @param anchor of its charts on the page
 * @param kind for style sheets
 * @param kindTitle for people
 * @param facts up to two numbers with their meaning, most telling first
 * @param loss what is turned away or fails, or empty
 * @param in events per second
 * @param out events per second
 * @param queue how full, or empty
 * @param busy share of busy workers
 * @param bottleneck whether it holds the pipeline back
 * @param severity of the worst finding about it, or null
 * @param trouble title of that finding, or null
 */
public record StageView(
        String name,
        String anchor,
        String kind,
        String kindTitle,
        List<String> facts,
        String loss,
        String in,
        String out,
        String queue,
        String busy,
        boolean bottleneck,
        @Nullable HealthView severity,
        @Nullable String trouble) {

    /** The view of a stage. */
    static StageView of(Stage stage, StageNumbers n, String anchor, Trouble trouble, Facts facts) {
        return new StageView(
                stage.id(),
                anchor,
                Words.of(stage.kind()),
                SignalText.label(stage.kind()),
                facts.of(stage, n),
                Facts.loss(n),
                Format.value(n.mean(Signal.IN), "{event}/s"),
                Format.value(n.mean(Signal.OUT), "{event}/s"),
                Facts.queue(n),
                Format.value(n.mean(Signal.UTILIZATION), "1"),
                trouble.isBottleneck(stage.id()),
                trouble.severity(stage.id()),
                trouble.title(stage.id()));
    }

    /** The whole stage as a sentence, for those who hear the drawing. */
    public String spoken() {
        StringBuilder text = new StringBuilder(kindTitle).append(' ').append(name);
        facts.forEach(fact -> text.append(", ").append(fact));
        if (!loss.isEmpty()) {
            text.append(", ").append(loss);
        }
        if (bottleneck) {
            text.append(". Bottleneck: ").append(trouble);
        } else if (trouble != null) {
            text.append(". ").append(trouble);
        }
        return text.toString();
    }
}
