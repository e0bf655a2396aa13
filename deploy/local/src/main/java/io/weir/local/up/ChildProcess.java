package io.weir.local.up;

import io.weir.local.common.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A program of its own, with its output in a log file, that answers over HTTP when it is ready.
 *
 * <p>It does not hear Ctrl-C, which the terminal sends to all processes at once: the launcher stops it when its turn
 * has come. Its process id is noted in a file, so that the next start can end what a killed launcher left behind.
 */
final class ChildProcess implements Part {

    private static final Duration TIME_TO_START = Duration.ofMinutes(3);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(30);

    private final Plan plan;
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private @Nullable Process process;

    /**
     * What to run.
     *
     * @param title for people
     * @param command program and arguments
     * @param environment added to the launcher's own
     * @param directory to run in
     * @param log file for its output; what the run before wrote is kept beside it
     * @param pidFile where its process id is noted
     * @param health address that answers 200 when it is ready
     * @param address for people
     */
    record Plan(
            String title,
            List<String> command,
            Map<String, String> environment,
            Path directory,
            Path log,
            Path pidFile,
            String health,
            String address) {}

    ChildProcess(Plan plan) {
        this.plan = plan;
    }

    @Override
    public String title() {
        return plan.title();
    }

    @Override
    public String start(StopSignal stop) {
        Process started = launch();
        process = started;
        CompletableFuture<Void> _ = started.onExit()
                .thenAccept(p -> ended.complete("ended unexpectedly with exit code " + p.exitValue() + "."));
        HealthCheck health = new HealthCheck(plan.health());
        long deadline = System.nanoTime() + TIME_TO_START.toNanos();
        while (!health.passes()) {
            if (!started.isAlive()) {
                throw Problem.ofMachine(
                        plan.title() + " did not start. The end of " + plan.log() + ":\n" + lastWords());
            }
            if (stop.await(Duration.ofMillis(100)) || System.nanoTime() > deadline) {
                throw Problem.ofMachine(plan.title() + " did not answer within " + TIME_TO_START.toSeconds()
                        + " s. The end of " + plan.log() + ":\n" + lastWords());
            }
        }
        return plan.address();
    }

    private Process launch() {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        command.addAll(plan.command());
        try {
            keepEarlierLog();
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(plan.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(plan.log().toFile());
            builder.environment().putAll(plan.environment());
            Process started = builder.start();
            Leftovers.note(plan.pidFile(), started.toHandle());
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + plan.title(), e);
        }
    }

    private void keepEarlierLog() throws IOException {
        if (Files.exists(plan.log())) {
            Path earlier = plan.log().resolveSibling(plan.log().getFileName() + ".1");
            Files.move(plan.log(), earlier, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void stop() {
        Process started = process;
        if (started == null) {
            return;
        }
        started.destroy();
        try {
            if (!started.waitFor(TIME_TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
                started.destroyForcibly().waitFor();
            }
            Files.deleteIfExists(plan.pidFile());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CompletionStage<String> ended() {
        return ended;
    }

    @Override
    public String lastWords() {
        return LogTail.of(plan.log(), 20);
    }
}
