package io.weir.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.scheduler.spi.JobInstrumenter.JobInstrumentationContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class BeatsTest {

    private final Beats beats = new Beats();

    @Test
    void aJobIsUnderWayUntilItIsOver() {
        CompletableFuture<Void> work = new CompletableFuture<>();

        CompletionStage<Void> job = beats.instrument(job(() -> work));

        assertThat(beats.underway()).isEqualTo(1);
        work.complete(null);
        assertThat(job).isCompleted();
        assertThat(beats.underway()).isZero();
    }

    @Test
    void aJobThatFailsIsOver() {
        beats.instrument(job(() -> CompletableFuture.failedFuture(new IllegalStateException("no database"))));
        assertThatThrownBy(() -> beats.instrument(job(() -> {
                    throw new IllegalStateException("not even begun");
                })))
                .hasMessage("not even begun");

        assertThat(beats.underway()).isZero();
    }

    private static JobInstrumentationContext job(Supplier<CompletionStage<Void>> work) {
        return new JobInstrumentationContext() {
            @Override
            public CompletionStage<Void> executeJob() {
                return work.get();
            }

            @Override
            public String getSpanName() {
                return "job";
            }
        };
    }
}
