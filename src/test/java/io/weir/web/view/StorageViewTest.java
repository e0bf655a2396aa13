package io.weir.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.weir.query.TierReport;
import io.weir.query.TierReport.Kind;
import io.weir.query.TierReport.Tier;
import io.weir.runtime.StorageConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StorageViewTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final StorageConfig CONFIG = new SmallRyeConfigBuilder()
            .withConverter(Duration.class, 200, new DurationConverter())
            .withMapping(StorageConfig.class)
            .build()
            .getConfigMapping(StorageConfig.class);

    @Test
    void aTierTellsItsRoomAndForHowLongItIsKept() {
        StorageView view = view(new TierReport(
                List.of(new Tier(Kind.BLOCKS, 2_097_152, 1, 1_048_576), new Tier(Kind.MINUTES, 0, 90, -1)), NOW, null));

        assertThat(view.empty()).isFalse();
        assertThat(view.running()).isEmpty();
        assertThat(view.tiers().getFirst()).satisfies(blocks -> {
            assertThat(blocks.bytes()).isEqualTo("2.0\u00a0MiB");
            assertThat(blocks.holds()).isEqualTo("1 hour");
            assertThat(blocks.each()).isEqualTo("2");
            assertThat(blocks.kept()).isEqualTo("14 days");
        });
        assertThat(view.tiers().getLast().holds()).isEqualTo("90 days");
        assertThat(view.tiers().getLast().samples()).isEmpty();
    }

    @Test
    void whatIsWorkedOnIsTold() {
        StorageView view = view(
                new TierReport(List.of(), NOW, new TierReport.Running(Instant.parse("2026-11-24T10:00:00Z"), 16, 5)));

        assertThat(view.running()).isEqualTo("the hour that ended 2 h ago, 5 of 16 pieces done");
    }

    @Test
    void atFirstNothingIsKept() {
        assertThat(view(new TierReport(List.of(new Tier(Kind.FRAMES, 0, 0, -1)), null, null))
                        .empty())
                .isTrue();
    }

    private static StorageView view(TierReport report) {
        return StorageView.of(report, CONFIG, NOW);
    }
}
