package io.weir.local.up;

import io.weir.local.common.Home;
import io.weir.local.common.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What {@code up} and {@code dev} do alike: take the directory, look at the ports, start, stop. */
final class Launch {

    private final Home home;
    private final UpOptions options;

    Launch(Home home, UpOptions options) {
        this.home = home;
        this.options = options;
    }

    /** What happens once everything runs; returns the exit code. */
    interface Middle {
        int run(Stack stack);
    }

    int run(boolean service, List<Part> parts, Middle middle) {
        try (SingleRun taken = SingleRun.take(home.lock(), options.address())) {
            endLeftovers();
            options.ports(service).check();
            removeWhenFresh();
            RoutesFile.write(home.routes(), options.samplePort());
            Terminal.say("Weir · data in " + home.data());
            return run(taken, new Stack(parts), middle);
        }
    }

    private static int run(SingleRun taken, Stack stack, Middle middle) {
        Thread orderly = new Thread(
                () -> {
                    stack.stop();
                    taken.close();
                },
                "stop");
        // Before anything starts: Ctrl-C in the midst of starting must not leave half of it behind.
        Runtime.getRuntime().addShutdownHook(orderly);
        try {
            return stack.start() ? middle.run(stack) : 1;
        } finally {
            stack.stop();
        }
    }

    private void endLeftovers() {
        for (String child : List.of("sample", "service")) {
            if (Leftovers.end(home.pidFile(child))) {
                Terminal.say("Ended the " + child + " that an earlier, killed start left running.");
            }
        }
        if (new Postgres(home, options.postgresPort()).endLeftover()) {
            Terminal.say("Ended the PostgreSQL that an earlier, killed start left running.");
        }
    }

    private void removeWhenFresh() {
        if (options.fresh()) {
            for (Path directory : List.of(home.kafka(), home.postgres())) {
                if (Files.exists(directory)) {
                    Terminal.say("Removing " + directory);
                    Home.remove(directory);
                }
            }
        }
    }
}
