package io.weir.runtime;

import io.weir.analysis.FindingStore;
import io.weir.analysis.PipelineObserver;
import io.weir.analysis.PipelineStore;
import io.weir.analysis.change.ChangeWatch;
import io.weir.analysis.change.DueVerdicts;
import io.weir.analysis.change.LifeStore;
import io.weir.analysis.change.SuggestionDesk;
import io.weir.analysis.change.Verification;
import io.weir.analysis.change.VerificationSettings;
import io.weir.model.LiveUpdates;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Puts together what becomes of suggestions. */
@Dependent
class VerificationWiring {

    @Produces
    @Singleton
    VerificationSettings settings(VerificationConfig config) {
        return new VerificationSettings(
                config.slice(), config.settle(), config.stretch(), config.patience(), config.lease());
    }

    @Produces
    @Singleton
    ChangeWatch watch(LifeStore lives, VerificationSettings settings) {
        return new ChangeWatch(lives, settings);
    }

    @Produces
    @Singleton
    SuggestionDesk desk(
            LifeStore lives,
            FindingStore findings,
            PipelineStore pipelines,
            VerificationSettings settings,
            LiveUpdates live,
            InstantSource clock) {
        return new SuggestionDesk(lives, findings, pipelines, settings, live, clock);
    }

    @Produces
    @Singleton
    Verification verification(
            LifeStore lives,
            DueVerdicts due,
            PipelineObserver observer,
            VerificationSettings settings,
            LiveUpdates live,
            InstantSource clock) {
        return new Verification(lives, due, observer, settings, live, clock);
    }
}
