package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.weir.api.config.ConfigurationType;
import io.weir.api.notice.Alert;
import io.weir.api.notice.Delivery;
import io.weir.api.notice.Notice;
import io.weir.api.notice.Notifier;
import io.weir.testkit.NotifierContract;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every notifier must keep, and what is special of this one. */
class ${className}Test extends NotifierContract<${className}.Options> {

    private final ${className} notifier = new ${className}();
    private final List<String> posted = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @Override
    protected Notifier<${className}.Options> notifier() {
        return notifier;
    }

    @Override
    protected ${className}.Options reachable() {
        return options(receiver.getAddress().getPort());
    }

    @Override
    protected ${className}.Options unreachable() {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return options(closed.getLocalPort());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void postsALineForEachAlert() {
        notifier.send(notice(), reachable());

        assertThat(posted).containsExactly("firing: The queue is full http://weir.example/pipelines/1\n");
    }

    @Test
    void whatIsRefusedIsGivenUp() {
        status = 404;

        assertThat(notifier.send(notice(), reachable())).isEqualTo(Delivery.never("answered with status 404"));
    }

    @Test
    void whoIsBusyIsAskedAgain() {
        status = 503;

        assertThat(notifier.send(notice(), reachable())).isEqualTo(Delivery.later("answered with status 503"));
    }

    @Test
    void aNativeExecutableCanReadTheOptions() throws IOException {
        String file = "/META-INF/native-image/${pluginId}/reachability-metadata.json";
        try (InputStream metadata = ${className}.class.getResourceAsStream(file)) {
            assertThat(new String(metadata.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(ConfigurationType.of(notifier.defaults()).nativeMetadata());
        }
    }

    private static ${className}.Options options(int port) {
        return new ${className}.Options("http://127.0.0.1:" + port + "/alerts");
    }

    private static Notice notice() {
        Alert alert = new Alert(
                "f",
                Map.of("alertname", "Queue"),
                Map.of("summary", "The queue is full"),
                Instant.EPOCH,
                null,
                "http://weir.example/pipelines/1");
        return new Notice(1, "operators", true, Map.of(), List.of(alert), 0, "http://weir.example");
    }
}
