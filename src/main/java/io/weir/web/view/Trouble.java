package io.weir.web.view;

import io.weir.model.FindingRecord;
import io.weir.web.read.Known;
import org.jspecify.annotations.Nullable;

/** What is open about the stages of a pipeline. */
record Trouble(Known known) {

    boolean isBottleneck(String stage) {
        return known.bottleneck().filter(r -> stage.equals(r.finding().stage())).isPresent();
    }

    @Nullable
    HealthView severity(String stage) {
        FindingRecord worst = worst(stage);
        return worst == null ? null : HealthView.of(worst.finding().severity());
    }

    @Nullable
    String title(String stage) {
        FindingRecord worst = worst(stage);
        return worst == null ? null : worst.finding().title();
    }

    /** The bottleneck first, then by importance. */
    private @Nullable FindingRecord worst(String stage) {
        return known.bottleneck()
                .filter(r -> stage.equals(r.finding().stage()))
                .or(() -> known.open().stream()
                        .filter(r -> stage.equals(r.finding().stage()))
                        .findFirst())
                .orElse(null);
    }
}
