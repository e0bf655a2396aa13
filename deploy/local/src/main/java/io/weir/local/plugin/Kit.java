package io.weir.local.plugin;

import io.weir.local.common.Home;
import io.weir.local.common.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What new plugins are made of, as it was built here.
 *
 * @param root of the repository
 */
record Kit(Path root) {

    static Kit ofScript() {
        return new Kit(Home.ofScript().root());
    }

    /** Files of a new plugin: where several have one of the same name, the last counts. */
    Template template(NewPlugin plugin, String weirVersion) {
        Path archetype = built("plugins/archetype");
        Path base = archetype.resolve("archetype-resources");
        Map<String, String> values = plugin.values(weirVersion);
        return plugin.kind()
                .folder()
                .map(own -> new Template(
                        List.of(new Template.Layer(base, false), new Template.Layer(archetype.resolve(own), true)),
                        values))
                .orElseGet(() -> new Template(List.of(new Template.Layer(base, true)), values));
    }

    /** The POM of an artifact, as an author's build sees it. */
    Path pom(String artifact) {
        return built("plugins/archetype").resolve("repository").resolve(artifact + ".pom");
    }

    /** Classes of the API. */
    Path api() {
        return built("plugins-api");
    }

    /** Classes of the testkit. */
    Path testkit() {
        return built("plugins/testkit");
    }

    private Path built(String module) {
        Path classes = root.resolve(module).resolve("target/classes");
        if (!Files.isDirectory(classes)) {
            throw Problem.ofMachine(
                    module + " is not built in " + root + ": run ./weir plugin from a checkout, which builds it.");
        }
        return classes;
    }
}
