package io.weir.local;

import io.weir.local.analyze.AnalyzeCommand;
import io.weir.local.common.Problem;
import io.weir.local.common.Terminal;
import io.weir.local.plugin.PluginCommand;
import io.weir.local.replay.ReplayCommand;
import io.weir.local.up.DevCommand;
import io.weir.local.up.UpCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** Entry point of the command line. Exit codes: 0 done, 1 failed, 2 wrong arguments or input, 130 interrupted. */
@Command(
        name = "weir",
        subcommands = {UpCommand.class, DevCommand.class, ReplayCommand.class, AnalyzeCommand.class, PluginCommand.class
        })
public final class Main {

    Main() {}

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return new CommandLine(new Main())
                .setParameterExceptionHandler(Main::explain)
                .setExecutionExceptionHandler((failure, command, parsed) -> Problem.report(failure))
                .execute(args);
    }

    private static int explain(ParameterException mistake, String[] args) {
        String command = mistake.getCommandLine().getCommandName();
        Terminal.complain(mistake.getMessage() + ". See ./weir " + command + " --help.");
        return 2;
    }
}
