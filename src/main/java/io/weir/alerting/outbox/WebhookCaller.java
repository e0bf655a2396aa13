package io.weir.alerting.outbox;

import io.weir.alerting.route.Webhook;
import java.util.concurrent.CompletionStage;

/** Calls webhooks. Never blocks; safe for use by several threads. */
public interface WebhookCaller {

    /** Posts the payload once; the stage never fails: what goes wrong is an answer too. */
    CompletionStage<Answer> call(Webhook webhook, String payload);
}
