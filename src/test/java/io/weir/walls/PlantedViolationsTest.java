package io.weir.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Each wall, tried against a small house under {@code planted} that breaks every one of them. */
class PlantedViolationsTest {
    private static final String PLANTED = "io.weir.walls.planted";
    private static final Walls WALLS = new Walls(PLANTED);
    private static final JavaClasses HOUSE = new ClassFileImporter().importPackages(PLANTED);

    @Test
    void aCycleOfPackagesIsFound() {
        ArchRule wall = new Walls(PLANTED + ".cycle").noCycles();

        assertThat(complaint(wall)).contains("Cycle detected", "cycle.one.Here", "cycle.two.There");
    }

    @Test
    void reactiveMessagingOutsideMessagingIsFound() {
        assertThat(complaint(WALLS.messagingOnlyInMessaging()))
                .contains("only messaging uses Reactive Messaging", "web.UsesReactiveMessaging")
                .doesNotContain("MayUseReactiveMessaging");
    }

    @Test
    void sqlOutsideStorageIsFound() {
        assertThat(complaint(WALLS.sqlOnlyInStorage()))
                .contains("only storage uses SQL", "web.UsesHibernate", "web.UsesPostgresClient")
                .doesNotContain("MayUseSql", "MayConfigureFlyway");
    }

    @Test
    void serviceLoaderOutsidePluginIsFound() {
        assertThat(complaint(WALLS.serviceLoaderOnlyInPlugin()))
                .contains("only plugin discovers", "runtime.LoadsServices")
                .doesNotContain("MayLoadServices");
    }

    @Test
    void callingOutOutsideNotifyIsFound() {
        assertThat(complaint(WALLS.outgoingOnlyInNotify()))
                .contains("only notify calls other systems", "web.CallsOut", "web.CallsOutWithVertx")
                .doesNotContain("MayCallOut");
    }

    @Test
    void restOutsideWebIsFound() {
        assertThat(complaint(WALLS.restOnlyInWeb()))
                .contains("only web serves HTTP", "runtime.UsesRest")
                .doesNotContain("MayUseRest");
    }

    @Test
    void aFrameworkInTheCoreIsFound() {
        assertThat(complaint(WALLS.coreKnowsNoFramework()))
                .contains("the core is plain Java", "analysis.UsesMutiny", "alerting.UsesCdi", "query.UsesVertx");
    }

    @Test
    void inputAndOutputInTheCoreIsFound() {
        assertThat(complaint(WALLS.coreDoesNoInputOrOutput())).contains("handed bytes and text", "ingest.ReadsFile");
    }

    @Test
    void anAdapterInTheCoreIsFound() {
        assertThat(complaint(WALLS.coreKnowsNoAdapter()))
                .contains("adapters implement the ports", "ingest.UsesAdapter");
    }

    @Test
    void aLibraryInTheModelIsFound() {
        assertThat(complaint(WALLS.modelStandsAlone()))
                .contains("the model is records", "model.UsesLibrary")
                .doesNotContain("PlainRecord");
    }

    @Test
    void compilingAgainstAPluginIsFound() {
        assertThat(complaint(WALLS.noPluginIsCompiledAgainst()))
                .contains("plugins are found at run time", "plugin.CompilesAgainstPlugin");
    }

    @Test
    void fieldInjectionIsFound() {
        assertThat(complaint(WALLS.noFieldInjection()))
                .contains("a parameter of its constructor", "InjectsField.injected", "InjectsField.configured");
    }

    @Test
    void aPackageWithoutNullMarkedIsFound() {
        assertThat(complaint(WALLS.packagesAreNullMarked())).contains("runtime.Prints", "is not @NullMarked");
    }

    @Test
    void printingIsFound() {
        assertThat(complaint(WALLS.noStandardStreams())).contains("a service logs", "runtime.Prints");
    }

    @Test
    void sleepingIsFound() {
        assertThat(complaint(WALLS.noSleep())).contains("await the event", "runtime.Sleeps");
    }

    @Test
    void aLibraryInTheApiIsFound() {
        assertThat(complaint(WALLS.apiKnowsOnlyTheJdk())).contains("must not inherit libraries", "api.UsesLibrary");
    }

    @Test
    void aPluginThatSeesTheServiceIsFound() {
        assertThat(complaint(WALLS.pluginsSeeOnlyTheApi()))
                .contains("nothing else of ours", "greedy.SeesTheService")
                .doesNotContain("SeesAnotherPlugin");
    }

    @Test
    void aPluginThatSeesAnotherIsFound() {
        assertThat(complaint(WALLS.pluginsDoNotSeeEachOther()))
                .contains("each plugin can be left out", "greedy.SeesAnotherPlugin");
    }

    private static String complaint(ArchRule wall) {
        return wall.evaluate(HOUSE).getFailureReport().toString();
    }
}
