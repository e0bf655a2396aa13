package io.weir.local.up;

import io.weir.local.common.Home;
import io.weir.local.common.Problem;
import io.weir.local.common.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir dev}: the embedded services, and the service itself in Quarkus's live coding in the foreground. */
@Command(name = "dev")
public final class DevCommand implements Callable<Integer> {

    @Mixin
    private final UpOptions options = new UpOptions();

    /** Created by picocli. */
    public DevCommand() {}

    @Override
    public Integer call() {
        String maven = System.getenv("WEIR_DEV_MAVEN");
        if (maven == null) {
            throw Problem.ofInput("start this through the script ./weir dev: it finds a Maven 3.9.");
        }
        Home home = Home.ofScript();
        home.prepare();
        Programs programs = new Programs(home, options);
        List<Part> parts = new ArrayList<>();
        parts.add(new Postgres(home, options.postgresPort()));
        parts.add(new Kafka(home, options.kafkaPort()));
        if (options.sample()) {
            parts.add(programs.sample());
        }
        return new Launch(home, options).run(true, parts, stack -> develop(home, programs, maven, stack));
    }

    /** Ctrl-C reaches Maven too, straight from the terminal; whoever stops this process alone stops Maven with it. */
    private int develop(Home home, Programs programs, String maven, Stack stack) {
        Terminal.say("");
        List<String> command = new ArrayList<>(
                List.of(maven, "-f", home.root().resolve("pom.xml").toString(), "-pl", "src", "-am", "quarkus:dev"));
        command.addAll(List.of("-Dquick", "-Dquarkus.analytics.disabled=true"));
        if (!options.jvmArgs().isEmpty()) {
            command.add("-Djvm.args=" + String.join(" ", options.jvmArgs()));
        }
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home.root().toFile()).inheritIO();
        builder.environment().putAll(programs.serviceEnvironment());
        try {
            Process live = builder.start();
            stack.stopFirst(() -> end(live));
            return live.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + maven, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    // Maven runs the service in a process of its own, which would otherwise outlive it.
    private static void end(Process live) {
        List<ProcessHandle> all =
                Stream.concat(live.descendants(), Stream.of(live.toHandle())).toList();
        all.forEach(ProcessHandle::destroy);
        all.forEach(process -> process.onExit()
                .completeOnTimeout(process, 20, TimeUnit.SECONDS)
                .join());
    }
}
