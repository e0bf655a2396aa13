package io.weir.local.plugin;

import io.weir.local.common.Problem;
import io.weir.local.common.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code weir plugin install-api}: puts this Weir's API and testkit into a project's repository and its POM. */
@Command(name = "install-api")
public final class PluginInstallApiCommand implements Callable<Integer> {

    private static final Pattern VERSION = Pattern.compile("(<weir\\.version>)[^<]*(</weir\\.version>)");

    @Parameters(paramLabel = "DIR")
    private Path directory = Path.of("");

    /** Created by picocli. */
    public PluginInstallApiCommand() {}

    @Override
    public Integer call() throws IOException {
        Path pom = directory.resolve("pom.xml");
        if (!Files.isRegularFile(pom)) {
            throw Problem.ofInput("there is no " + pom + ": name the directory of a Maven project.");
        }
        ProjectRepository repository = ProjectRepository.of(Kit.ofScript());
        repository.writeInto(directory);
        String before = Files.readString(pom);
        String after = VERSION.matcher(before).replaceFirst("$1" + repository.version() + "$2");
        Files.writeString(pom, after);
        Terminal.say("Weir's API and testkit " + repository.version() + " lie in " + directory.resolve("repository"));
        if (!VERSION.matcher(before).find()) {
            Terminal.say("The POM has no property weir.version: see docs/plugin-guide.md for the lines it needs.");
        }
        return 0;
    }
}
