package io.weir.local.analyze;

import io.weir.api.adapter.NativeSettings;
import io.weir.api.flow.WhatIf.Change;
import io.weir.local.common.Home;
import io.weir.local.common.Problem;
import io.weir.local.common.Terminal;
import io.weir.plugin.PluginLimits;
import io.weir.plugin.ServiceLoadedPlugins;
import io.weir.plugin.directory.PluginDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir analyze}: prints what is found in recordings, as JSON. Exit code 0 also when nothing is found. */
@Command(
        name = "analyze",
        description = "Prints what is found in recordings, as JSON; needs no broker and no database.",
        mixinStandardHelpOptions = true)
public final class AnalyzeCommand implements Callable<Integer> {

    /** A recording may be long, and nobody else waits. */
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "messages in any format that the service takes, one a line or one in all")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--settings", paramLabel = "FILE", description = "the pipeline's own configuration")
    private @Nullable Path settings;

    @Option(
            names = "--what-if",
            paramLabel = "CHANGE",
            description = "traffic=3, slower=50ms, batch=500 or workers=4: what the pipeline would then carry")
    private List<String> suppositions = new ArrayList<>();

    @Option(names = "--plugins", paramLabel = "DIR", description = "further plugins (.weir/plugins)")
    private @Nullable Path plugins;

    @Override
    public Integer call() {
        NativeSettings configured = settings == null ? NativeSettings.NONE : SettingsFile.read(settings);
        List<RecordingFile> recordings = files.stream().map(RecordingFile::read).toList();
        List<Change> changes = suppositions.stream().map(WhatIfText::read).toList();
        try (ServiceLoadedPlugins host = load()) {
            Looking looking = new Looking(host, changes);
            recordings.forEach(r -> r.windows(configured).forEach(looking::at));
            looking.notes().forEach(Terminal::complain);
            if (settings != null && !looking.usedSettings()) {
                throw Problem.ofInput("no adapter understands " + settings
                        + ": it must be the configuration of the engine in the recording (rsyslog.conf, fapilog settings"
                        + " as JSON, SDK properties).");
            }
            looking.needs().forEach(Terminal::complain);
            Terminal.say(FindingsJson.write(looking.findings(), looking.rooms(), looking.supposed()));
        }
        return 0;
    }

    private ServiceLoadedPlugins load() {
        if (plugins != null && !Files.isDirectory(plugins)) {
            throw Problem.ofInput("there is no directory " + plugins + " with plugins.");
        }
        Path directory = plugins == null ? Home.pluginsOfScript() : plugins;
        ServiceLoadedPlugins host = ServiceLoadedPlugins.load(
                AnalyzeCommand.class.getClassLoader(),
                directory == null ? PluginDirectory.NONE : new PluginDirectory(directory),
                PluginLimits.DEFAULT.withDeadline(DEADLINE),
                InstantSource.system());
        // Once more: a jar that came this moment is taken for unfinished at the first look.
        host.look();
        return host;
    }
}
