package io.weir.local.plugin;

import io.weir.local.common.Problem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code weir plugin}: what authors of plugins need. */
@Command(
        name = "plugin",
        subcommands = {
            PluginNewCommand.class,
            PluginInstallApiCommand.class,
            PluginTestCommand.class,
            PluginVerifyCommand.class,
            PluginListCommand.class
        })
public final class PluginCommand implements Callable<Integer> {

    /** Created by picocli. */
    public PluginCommand() {}

    @Override
    public Integer call() {
        throw Problem.ofInput("plugin: say what to do, one of new, test, verify, list and install-api, such as"
                + " ./weir plugin new DIR. See ./weir plugin --help.");
    }
}
