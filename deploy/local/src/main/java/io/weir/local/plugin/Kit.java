package io.weir.local.plugin;

import io.weir.local.common.Home;
import io.weir.local.common.Problem;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What new plugins are made of, as it was built here.
 *
 * @param root of the repository
 */
record Kit(Path root) {

    static Kit ofScript() {
        return new Kit(Home.ofScript().root());
    }

    /** Files of a new plugin. */
    Path template() {
        return built("plugins/archetype").resolve("archetype-resources");
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
