package io.weir.local.up;

import io.weir.local.common.Home;
import io.weir.local.common.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir up}: starts everything on this machine and stays until Ctrl-C. */
@Command(name = "up")
public final class UpCommand implements Callable<Integer> {

    @Mixin
    private final UpOptions options = new UpOptions();

    @Option(names = "--no-service")
    private boolean withoutService;

    /** Created by picocli. */
    public UpCommand() {}

    @Override
    public Integer call() {
        Home home = Home.ofScript();
        home.prepare();
        return new Launch(home, options).run(!withoutService, parts(home), stack -> stay(stack, home));
    }

    private List<Part> parts(Home home) {
        Programs programs = new Programs(home, options);
        List<Part> parts = new ArrayList<>();
        parts.add(new Postgres(home, options.postgresPort()));
        parts.add(new Kafka(home, options.kafkaPort()));
        if (!withoutService) {
            parts.add(programs.service());
        }
        if (options.sample()) {
            parts.add(programs.sample());
        }
        return parts;
    }

    private int stay(Stack stack, Home home) {
        Terminal.say("");
        if (!withoutService) {
            Terminal.say("Open " + options.address());
            Terminal.say("Plugins (jars) put into " + home.plugins() + " are taken up within seconds.");
        }
        Terminal.say("Ctrl-C stops everything and keeps the data.");
        stack.watch();
        return 1;
    }
}
