package io.weir.walls;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The walls hold in the service, in the API and in the bundled plugins. */
class WallsTest {
    private static final Walls WALLS = new Walls("io.weir");
    private static final Path CLASSES = Path.of(System.getProperty("basedir", "."), "target", "classes");

    @TestFactory
    Stream<DynamicTest> everyWallOfTheServiceHolds() {
        JavaClasses service = new ClassFileImporter().importPath(CLASSES);
        return WALLS.ofTheService().entrySet().stream()
                .map(wall -> DynamicTest.dynamicTest(
                        wall.getKey(), () -> wall.getValue().check(service)));
    }

    @Test
    void theApiKnowsOnlyTheJdk() {
        check(WALLS.apiKnowsOnlyTheJdk(), "io.weir.api");
    }

    @Test
    void thePluginsSeeOnlyTheApi() {
        check(WALLS.pluginsSeeOnlyTheApi(), "io.weir.plugins");
    }

    @Test
    void thePluginsDoNotSeeEachOther() {
        check(WALLS.pluginsDoNotSeeEachOther(), "io.weir.plugins");
    }

    private static void check(ArchRule rule, String packages) {
        rule.check(new ClassFileImporter().importPackages(packages));
    }
}
