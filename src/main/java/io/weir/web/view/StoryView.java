package io.weir.web.view;

import io.weir.model.FindingRecord;
import io.weir.web.format.Format;
import io.weir.web.format.Moment;
import io.weir.web.read.Flow;
import io.weir.web.read.Known;
import io.weir.web.read.StageNumbers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a pipeline fares, in one sentence and one more.
 *
 * @param headline the sentence
 * @param detail what it rests on; may be empty
 * @param stage that holds the pipeline back, or null
 * @param finding number of the finding behind it, or null
 * @param severity of that finding, or null
 */
public record StoryView(
        String headline,
        String detail,
        @Nullable String stage,
        @Nullable Long finding,
        @Nullable HealthView severity) {

    /** The story of a pipeline. */
    public static StoryView of(Known known, Flow flow, List<StageNumbers> stages, Instant now) {
        Optional<FindingRecord> cause = known.bottleneck()
                .or(() -> known.open().stream()
                        .filter(r -> known.health().isProblem())
                        .findFirst());
        if (cause.isPresent()) {
            return of(cause.get());
        }
        if (known.silent()) {
            String since = Moment.of(known.pipeline().lastSeen(), now).ago();
            return plain("Nothing heard", "The last samples came " + since + ". What is shown is what was known then.");
        }
        if (Double.isNaN(flow.in()) && Double.isNaN(flow.out())) {
            return plain("No numbers yet", "Weir knows its stages, but nothing that it reports tells how much flows.");
        }
        return plain("Everything flows", numbers(flow, stages));
    }

    private static StoryView of(FindingRecord r) {
        return new StoryView(
                r.finding().title(),
                r.finding().explanation(),
                r.finding().stage(),
                r.id(),
                HealthView.of(r.finding().severity()));
    }

    private static StoryView plain(String headline, String detail) {
        return new StoryView(headline, detail, null, null, null);
    }

    private static String numbers(Flow flow, List<StageNumbers> stages) {
        String rates = "In " + Format.value(flow.in(), "{event}/s") + ", out " + Format.value(flow.out(), "{event}/s");
        double fullest = stages.stream()
                .mapToDouble(StageNumbers::fill)
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
        return Double.isNaN(fullest)
                ? rates + "."
                : rates + "; the fullest queue is " + Format.share(fullest) + " full.";
    }
}
