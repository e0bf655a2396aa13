package io.weir.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.alerting.outbox.Dispatcher;
import io.weir.alerting.outbox.DueNotice;
import io.weir.alerting.outbox.Outbox;
import io.weir.alerting.outbox.Outcome;
import io.weir.alerting.outbox.RetryPolicy;
import io.weir.alerting.route.RouteFile;
import io.weir.alerting.route.Routes;
import io.weir.alerting.route.Target;
import io.weir.analysis.PluginStatus.State;
import io.weir.api.notice.Notifier;
import io.weir.model.LiveEvent;
import io.weir.model.LiveUpdates;
import io.weir.plugin.directory.PluginDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A notifier that somebody drops into the directory, named in the routing file, and what becomes of notices. */
@Timeout(60)
class DroppedNotifierTest {

    private static final PluginLimits LIMITS =
            new PluginLimits(Duration.ofSeconds(20), 2, 4, 3, Duration.ofMinutes(1), Duration.ofHours(1));
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    private static final String PAYLOAD = """
            {"receiver": "ops", "status": "firing", "groupLabels": {"alertname": "Queue"}, "truncatedAlerts": 2,
             "externalURL": "http://weir.example", "alerts": [
               {"status": "firing", "labels": {"alertname": "Queue", "severity": "warning"},
                "annotations": {"summary": "It is full"}, "startsAt": "2026-01-01T00:00:00Z",
                "endsAt": "0001-01-01T00:00:00Z", "generatorURL": "http://weir.example/pipelines/7", "fingerprint": "f1"},
               {"status": "resolved", "labels": {"alertname": "Sink"}, "annotations": {},
                "startsAt": "2026-01-01T00:00:00Z", "endsAt": "2026-01-01T00:01:00Z",
                "generatorURL": "http://weir.example/pipelines/8", "fingerprint": "f2"}]}
            """;

    private static byte[] jar = new byte[0];

    @TempDir
    private Path dir;

    private final TestClock clock = new TestClock();
    private final Settled outbox = new Settled();
    private ServiceLoadedPlugins host;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(dir.resolve("plugins"));
        host = ServiceLoadedPlugins.load(Providers.of(), new PluginDirectory(dir.resolve("plugins")), LIMITS, clock);
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void deliversWhatItsReceiverIsTold() throws Exception {
        drop();

        send("{to: " + dir.resolve("told.txt") + "}");

        assertThat(outbox.outcomes).containsExactly(new Outcome.Delivered(T0));
        assertThat(Files.readString(dir.resolve("told.txt")))
                .isEqualTo("7 ops firing {alertname=Queue} +2 http://weir.example [It is full until null, Sink until"
                        + " 2026-01-01T00:01:00Z]");
    }

    @Test
    void aNoticeWaitsForANotifierThatIsNotThereYet() throws Exception {
        send("{to: x}");

        assertThat(outbox.outcomes)
                .containsExactly(new Outcome.Again(T0.plusSeconds(1), "there is no notifier 'acme-file' now"));
    }

    @Test
    void oneThatThrowsIsTriedAgain() throws Exception {
        drop();

        send("{to: /no/such/folder/file}");

        assertThat(outbox.outcomes)
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Again.class,
                        again -> assertThat(again.error()).startsWith("the notifier failed: UncheckedIOException"));
        assertThat(host.status().getFirst().state()).isEqualTo(State.FAILING);
    }

    @Test
    void whatTheReceiverRefusesIsGivenUp() throws Exception {
        drop();

        send("{to: never}");

        assertThat(outbox.outcomes).containsExactly(new Outcome.GivenUp("there is no such room"));
    }

    @Test
    void theWaitThatTheReceiverAsksForIsKept() throws Exception {
        drop();

        send("{to: later}");

        assertThat(outbox.outcomes).containsExactly(new Outcome.Again(T0.plusSeconds(90), "too many"));
    }

    @Test
    void optionsThatAreWrongAreNamed() throws Exception {
        drop();

        send("{too: x}");

        assertThat(outbox.outcomes)
                .containsExactly(
                        new Outcome.GivenUp("options of notifier acme-file in the routing file are wrong: there is"
                                + " no option 'too'; there are to"));
    }

    private void send(String options) throws Exception {
        Routes routes = RouteFile.parse("""
                route: {receiver: ops}
                receivers:
                  - name: ops
                    plugin_configs:
                      - notifier: acme-file
                        options: %s
                """.formatted(options));
        Target target = routes.targets("ops").getFirst();
        outbox.due = new DueNotice(7, "ops", target.id(), 1, T0, PAYLOAD);
        RetryPolicy retries =
                new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(1), 5, Duration.ofHours(1), () -> 0);
        new Dispatcher(
                        outbox,
                        (webhook, payload) -> {
                            throw new IllegalStateException("no webhook is meant");
                        },
                        host.notifierCaller(),
                        () -> routes,
                        retries,
                        new Nobody(),
                        () -> T0)
                .sendDue(10, Duration.ofMinutes(1))
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private void drop() throws IOException {
        if (jar.length == 0) {
            jar = acme().bytes();
        }
        Files.write(dir.resolve("plugins/acme.jar"), jar);
        host.look();
        host.look();
    }

    private static PluginJar acme() {
        return PluginJar.empty()
                .attribute("Weir-Api", "0.1")
                .service(Notifier.class.getName(), "stranger.Acme")
                .source(
                        "To",
                        "package stranger; public record To(@io.weir.api.config.Option(description = \"File\")"
                                + " String to) {}")
                .source("Acme", """
                        package stranger;
                        import io.weir.api.PluginDescriptor;
                        import io.weir.api.notice.*;
                        import java.io.*;
                        import java.nio.file.*;
                        import java.time.Duration;
                        public final class Acme implements Notifier<To> {
                            public PluginDescriptor descriptor() { return new PluginDescriptor("acme-file", "1", "File", ""); }
                            public To defaults() { return new To("out"); }
                            public Delivery send(Notice n, To options) {
                                if (options.to().equals("never")) return Delivery.never("there is no such room");
                                if (options.to().equals("later")) return new Delivery.Later("too many", Duration.ofSeconds(90));
                                String text = n.id() + " " + n.receiver() + (n.firing() ? " firing " : " resolved ")
                                    + n.groupLabels() + " +" + n.truncated() + " " + n.url() + " "
                                    + n.alerts().stream().map(a -> a.title() + " until " + a.endsAt()).toList();
                                try { Files.writeString(Path.of(options.to()), text); }
                                catch (IOException e) { throw new UncheckedIOException(e); }
                                return Delivery.taken();
                            }
                        }
                        """);
    }

    /** One notice that is due, and how its attempts ended. */
    private static final class Settled implements Outbox {

        private final List<Outcome> outcomes = new ArrayList<>();
        private DueNotice due;

        @Override
        public CompletionStage<List<DueNotice>> lease(int max, Instant now, Duration lease) {
            return CompletableFuture.completedStage(List.of(due));
        }

        @Override
        public CompletionStage<Void> settle(DueNotice notice, Outcome outcome, Instant now) {
            outcomes.add(outcome);
            return CompletableFuture.completedStage(null);
        }
    }

    /** Nobody watches. */
    private static final class Nobody implements LiveUpdates {

        @Override
        public void publish(LiveEvent event) {}

        @Override
        public AutoCloseable subscribe(Consumer<LiveEvent> subscriber) {
            return () -> {};
        }
    }
}
