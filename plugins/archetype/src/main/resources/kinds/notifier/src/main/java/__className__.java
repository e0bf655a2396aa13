package ${package};

import io.weir.api.PluginDescriptor;
import io.weir.api.config.Option;
import io.weir.api.notice.Alert;
import io.weir.api.notice.Delivery;
import io.weir.api.notice.Notice;
import io.weir.api.notice.Notifier;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Collectors;

/** Posts a notice as text, a line for each alert. */
public final class ${className} implements Notifier<${className}.Options> {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** What the routing file can set. */
    public record Options(@Option(description = "Address that takes what is posted") String url) {}

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor("${pluginId}", "${version}", "Posted lines", "Posts a line for each alert.");
    }

    @Override
    public Options defaults() {
        return new Options("http://127.0.0.1:9000/alerts");
    }

    @Override
    public Delivery send(Notice notice, Options options) {
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(options.url()))
                    .timeout(PATIENCE)
                    .header("Content-Type", "text/plain; charset=utf-8")
                    // The same when it comes again, so that a receiver can tell.
                    .header("Idempotency-Key", Long.toString(notice.id()))
                    .POST(HttpRequest.BodyPublishers.ofString(text(notice)))
                    .build();
            return delivery(http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IllegalArgumentException e) {
            return Delivery.never("the option url must be like http://host/path");
        } catch (IOException e) {
            return Delivery.later("no answer (" + e.getClass().getSimpleName() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Delivery.later("interrupted");
        }
    }

    /** Who is busy or broken may take it later; who refuses it will refuse it again. */
    private static Delivery delivery(int status) {
        if (status / 100 == 2) {
            return Delivery.taken();
        }
        String answer = "answered with status " + status;
        return status == 429 || status >= 500 ? Delivery.later(answer) : Delivery.never(answer);
    }

    private static String text(Notice notice) {
        return notice.alerts().stream().map(${className}::line).collect(Collectors.joining());
    }

    private static String line(Alert alert) {
        return (alert.endsAt() == null ? "firing: " : "resolved: ") + alert.title() + " " + alert.url() + "\n";
    }
}
