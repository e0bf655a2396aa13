package io.weir.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverrunsTest {

    private Instant now = Instant.parse("2026-11-25T00:00:00Z");
    private final Overruns overruns = new Overruns(() -> now);

    @Test
    void countsOfOneSourceAndReasonAreAdded() {
        add(1, Overrun.Reason.SERIES, 3);
        now = now.plusSeconds(5);
        add(1, Overrun.Reason.SERIES, 4);

        Overrun one = overruns.take().getFirst();

        assertThat(one.count()).isEqualTo(7);
        assertThat(one.source().name()).isEqualTo("source-1");
        assertThat(one.example()).isEqualTo("series-1");
        assertThat(one.last()).isEqualTo(one.first().plusSeconds(5));
    }

    @Test
    void whatWasTakenIsCountedNoMore() {
        add(1, Overrun.Reason.SERIES, 3);
        overruns.take();

        assertThat(overruns.take()).isEmpty();
    }

    @Test
    void veryManySourcesAreBounded() {
        for (int i = 0; i < 20_000; i++) {
            add(i + 1, Overrun.Reason.SOURCES, 1);
        }

        List<Overrun> all = overruns.take();

        assertThat(all).hasSizeLessThan(6_000);
        assertThat(all.stream().mapToLong(Overrun::count).sum()).isEqualTo(20_000);
        assertThat(all).extracting(o -> o.source().name()).contains("(other sources)");
    }

    @Test
    void whatCannotBeReadIsCountedAllTheSame() {
        overruns.add(1, Overrun.Reason.AHEAD, 2, () -> {
            throw new IllegalArgumentException("a broken name");
        });

        assertThat(overruns.take()).singleElement().satisfies(o -> {
            assertThat(o.count()).isEqualTo(2);
            assertThat(o.source().name()).isEqualTo("(unreadable)");
        });
    }

    @Test
    void whatCouldNotBeKeptIsThereAgain() {
        add(1, Overrun.Reason.SERIES, 3);

        overruns.giveBack(overruns.take());

        assertThat(overruns.take())
                .singleElement()
                .satisfies(o -> assertThat(o.count()).isEqualTo(3));
    }

    private void add(long sourceHash, Overrun.Reason reason, long count) {
        overruns.add(
                sourceHash,
                reason,
                count,
                () -> new Overrun.Offender(
                        new SourceIdentity("source-" + sourceHash, Map.of("id", Long.toString(sourceHash))),
                        "series-" + sourceHash));
    }
}
