package io.weir.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.weir.local.common.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    @TempDir
    Path directory;

    private HttpServer health;
    private ChildProcess child;

    @BeforeEach
    void answers() throws IOException {
        health = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        health.createContext("/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        health.start();
    }

    @AfterEach
    void end() {
        child.stop();
        health.stop(0);
    }

    private ChildProcess shell(String script, String path) {
        child = new ChildProcess(new ChildProcess.Plan(
                "Service",
                List.of("/bin/sh", "-c", script),
                Map.of("GREETING", "hello"),
                directory,
                directory.resolve("child.log"),
                directory.resolve("child.pid"),
                "http://127.0.0.1:" + health.getAddress().getPort() + path,
                "here"));
        return child;
    }

    private String log() throws IOException {
        return Files.readString(directory.resolve("child.log"));
    }

    @Test
    void isReadyWhenItsAddressAnswers() throws IOException {
        ChildProcess service = shell("echo $GREETING; exec sleep 60", "/ready");

        assertThat(service.start(new StopSignal())).isEqualTo("here");
        Awaitility.await().untilAsserted(() -> assertThat(log()).contains("hello"));
    }

    @Test
    void saysWithItsLastLinesThatItDidNotStart() {
        ChildProcess service = shell("echo no memory >&2; exit 3", "/missing");

        assertThatThrownBy(() -> service.start(new StopSignal()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("Service did not start")
                .hasMessageContaining("no memory");
    }

    @Test
    void saysThatItEnded() {
        ChildProcess service = shell("trap 'exit 7' TERM; echo armed; while :; do sleep 0.05; done", "/ready");
        service.start(new StopSignal());
        Awaitility.await().untilAsserted(() -> assertThat(log()).contains("armed"));

        Leftovers.end(directory.resolve("child.pid"));

        assertThat(service.ended().toCompletableFuture())
                .succeedsWithin(Duration.ofSeconds(10))
                .isEqualTo("ended unexpectedly with exit code 7.");
    }

    @Test
    void doesNotHearCtrlC() throws Exception {
        ChildProcess service = shell("echo up; sleep 1; echo survived; exec sleep 60", "/ready");
        service.start(new StopSignal());
        String pid = Files.readString(directory.resolve("child.pid")).split(" ")[0];

        new ProcessBuilder("kill", "-INT", pid).start().waitFor();

        Awaitility.await().untilAsserted(() -> assertThat(log()).contains("survived"));
    }

    @Test
    void keepsTheLogOfTheRunBefore() throws IOException {
        Files.writeString(directory.resolve("child.log"), "earlier\n");

        shell("exec sleep 60", "/ready").start(new StopSignal());

        assertThat(directory.resolve("child.log.1")).hasContent("earlier");
    }

    @Test
    void isLeftAloneWhenAnotherProcessHasItsNumber() throws IOException {
        Path note = directory.resolve("other.pid");
        Files.writeString(note, ProcessHandle.current().pid() + " 12345");
        shell("exit 0", "/missing");

        assertThat(Leftovers.end(note)).isFalse();
    }
}
