package io.weir.local.plugin;

import io.weir.local.common.Problem;
import io.weir.local.common.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir plugin new}: makes a Maven project of a plugin that builds and is tested. Needs no network itself. */
@Command(name = "new")
public final class PluginNewCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR")
    private Path directory = Path.of("");

    @Option(names = "--kind")
    private String kind = PluginKind.ANALYZER.word();

    @Option(names = "--id")
    private @Nullable String id;

    @Option(names = "--group")
    private String group = "com.example";

    @Option(names = "--package")
    private @Nullable String packageName;

    /** Created by picocli. */
    public PluginNewCommand() {}

    @Override
    public Integer call() throws IOException {
        Path project = directory.toAbsolutePath().normalize();
        String name = id != null ? id : String.valueOf(project.getFileName());
        NewPlugin plugin = new NewPlugin(
                PluginKind.of(kind), name, group, packageName != null ? packageName : NewPlugin.packageOf(group, name));
        mustBeFree(project);
        Kit kit = Kit.ofScript();
        ProjectRepository repository = ProjectRepository.of(kit);
        kit.template(plugin, repository.version()).writeTo(project);
        repository.writeInto(project);
        Terminal.say("Made the " + plugin.kind().word() + " " + plugin.id() + " in " + directory + ". Next:");
        Terminal.say("  mvn -f " + directory + " package      builds and tests it");
        Terminal.say("  ./weir plugin verify " + directory + "/target/" + plugin.id() + ".jar");
        Terminal.say("  cp " + directory + "/target/" + plugin.id() + ".jar .weir/plugins/");
        return 0;
    }

    private void mustBeFree(Path project) throws IOException {
        if (Files.isRegularFile(project)) {
            throw Problem.ofInput(directory + " is a file: name a directory that is new or empty.");
        }
        if (Files.isDirectory(project)) {
            try (Stream<Path> there = Files.list(project)) {
                if (there.findFirst().isPresent()) {
                    throw Problem.ofInput(directory + " is not empty: name a directory that is new or empty.");
                }
            }
        }
    }
}
