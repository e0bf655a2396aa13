package io.weir.local.plugin;

import io.weir.analysis.PluginStatus;
import io.weir.local.common.Home;
import io.weir.local.common.Problem;
import io.weir.local.common.Terminal;
import io.weir.plugin.PluginLimits;
import io.weir.plugin.ServiceLoadedPlugins;
import io.weir.plugin.directory.PluginDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code weir plugin list}: which plugins a service would run, the bundled ones and those of the directory. Exit codes: 0
 * all are taken up, 1 one is rejected.
 */
@Command(name = "list")
public final class PluginListCommand implements Callable<Integer> {

    @Option(names = "--plugins", paramLabel = "DIR")
    private @Nullable Path plugins;

    /** Created by picocli. */
    public PluginListCommand() {}

    @Override
    public Integer call() {
        if (plugins != null && !Files.isDirectory(plugins)) {
            throw Problem.ofInput("there is no directory " + plugins + " with plugins.");
        }
        Path directory = plugins == null ? Home.pluginsOfScript() : plugins;
        try (ServiceLoadedPlugins host = ServiceLoadedPlugins.load(
                getClass().getClassLoader(),
                directory == null ? PluginDirectory.NONE : new PluginDirectory(directory),
                PluginLimits.DEFAULT,
                InstantSource.system())) {
            // Once more: a jar that came this moment is taken for unfinished at the first look.
            host.look();
            return say(host.status());
        }
    }

    private static int say(List<PluginStatus> all) {
        all.stream().filter(s -> s.state() != PluginStatus.State.REJECTED).forEach(s -> Terminal.say(line(s)));
        List<PluginStatus> rejected = all.stream()
                .filter(s -> s.state() == PluginStatus.State.REJECTED)
                .toList();
        rejected.forEach(s -> Terminal.say("rejected  " + s.origin() + ": " + s.reason()));
        return rejected.isEmpty() ? 0 : 1;
    }

    private static String line(PluginStatus plugin) {
        return String.format(
                Locale.ROOT,
                "%-9s %-24s %-10s %s",
                plugin.type().name().toLowerCase(Locale.ROOT),
                plugin.name(),
                plugin.descriptor().version(),
                plugin.origin());
    }
}
