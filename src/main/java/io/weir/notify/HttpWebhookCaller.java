package io.weir.notify;

import io.weir.alerting.outbox.Answer;
import io.weir.alerting.outbox.WebhookCaller;
import io.weir.alerting.route.Webhook;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts notices over HTTP. Follows no redirect: a notice goes where the file says, or nowhere. Reads only the first
 * bytes of an answer.
 */
public final class HttpWebhookCaller implements WebhookCaller, AutoCloseable {

    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpClient client;
    private final Duration timeout;
    private final InstantSource clock;

    /**
     * @param timeout of a whole call
     * @param clock measures an answer's {@code Retry-After}
     */
    public HttpWebhookCaller(Duration timeout, InstantSource clock) {
        this.timeout = timeout;
        this.clock = clock;
        // Small servers answer an offer of HTTP/2 with an error.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    @Override
    public CompletionStage<Answer> call(Webhook webhook, String payload) {
        HttpRequest request;
        try {
            request = request(webhook, payload);
        } catch (IllegalArgumentException e) {
            // Its message may repeat the authorization.
            return CompletableFuture.completedStage(
                    new Answer.Never("the address or the authorization of the receiver cannot be sent"));
        }
        return call(request);
    }

    private CompletionStage<Answer> call(HttpRequest request) {
        CompletableFuture<HttpResponse<String>> sent = client.sendAsync(request, info -> new FirstBytes());
        CompletableFuture<Answer> answer = sent.<Answer>thenApply(this::answer)
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> new Answer.Later(said(failure), Optional.empty()));
        return answer.whenComplete((done, failure) -> sent.cancel(true));
    }

    private HttpRequest request(Webhook webhook, String payload) {
        HttpRequest.Builder request = HttpRequest.newBuilder(webhook.url())
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Weir")
                .POST(BodyPublishers.ofString(payload));
        if (webhook.authorization() != null) {
            request.header("Authorization", webhook.authorization());
        }
        return request.build();
    }

    private Answer answer(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return new Answer.Taken();
        }
        String error = "HTTP " + status + (response.body().isBlank() ? "" : ": " + response.body());
        if (status / 100 == 5 || status == TOO_MANY_REQUESTS) {
            return new Answer.Later(
                    error,
                    response.headers().firstValue("Retry-After").flatMap(t -> RetryAfter.parse(t, clock.instant())));
        }
        return new Answer.Never(error);
    }

    // The messages of the client name host and port at most; those of the request itself are never shown.
    private String said(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
            return "no answer within " + timeout.toMillis() + " ms";
        }
        String message = cause.getMessage();
        return cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
