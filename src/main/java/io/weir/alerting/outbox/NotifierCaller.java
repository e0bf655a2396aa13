package io.weir.alerting.outbox;

import io.weir.alerting.route.PluginTarget;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Calls notifiers of plugins. Never blocks; safe for use by several threads. */
public interface NotifierCaller {

    /** There are no plugins. */
    NotifierCaller NONE = (target, notice) -> CompletableFuture.completedStage(
            new Answer.Later("there is no notifier '" + target.notifier() + "' now", Optional.empty()));

    /** Hands the notice over once; the stage never fails: what goes wrong is an answer too. */
    CompletionStage<Answer> call(PluginTarget target, DueNotice notice);
}
