package io.weir.walls;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * The walls as rules over a house whose packages begin with {@code root}: {@code io.weir} for the real one, another
 * package for the planted one that proves each rule.
 */
record Walls(String root) {
    private static final String[] CORE = {"model", "file", "ingest", "analysis", "alerting", "query", "declared"};
    private static final String[] ADAPTERS = {"messaging", "storage", "plugin", "notify", "web", "runtime"};

    private static final String[] MESSAGING = {
        "org.eclipse.microprofile.reactive.messaging..",
        "io.smallrye.reactive.messaging..",
        "org.apache.kafka..",
        "io.vertx.proton..",
        "org.apache.qpid..",
        "io.netty.handler.codec.mqtt.."
    };
    private static final String[] SQL = {
        "java.sql..",
        "javax.sql..",
        "jakarta.persistence..",
        "org.hibernate..",
        "org.flywaydb..",
        "org.postgresql..",
        "io.agroal..",
        "io.vertx.sqlclient..",
        "io.vertx.pgclient..",
        "io.vertx.mutiny.sqlclient..",
        "io.vertx.mutiny.pgclient..",
        "io.quarkus.flyway..",
        "io.quarkus.hibernate..",
        "io.quarkus.reactive.."
    };
    private static final String[] REST = {"jakarta.ws.rs..", "org.jboss.resteasy.."};
    private static final String[] FRAMEWORK = {
        "jakarta..",
        "javax.inject..",
        "io.quarkus..",
        "io.smallrye..",
        "io.vertx..",
        "io.netty..",
        "io.micrometer..",
        "org.eclipse.microprofile..",
        "org.jboss.."
    };

    /** Every wall of the service, by name. */
    Map<String, ArchRule> ofTheService() {
        return Map.ofEntries(
                Map.entry("packages form no cycle", noCycles()),
                Map.entry("only messaging uses Reactive Messaging and Kafka", messagingOnlyInMessaging()),
                Map.entry("only storage uses SQL and Hibernate", sqlOnlyInStorage()),
                Map.entry("only plugin uses ServiceLoader", serviceLoaderOnlyInPlugin()),
                Map.entry("only notify calls out", outgoingOnlyInNotify()),
                Map.entry("only web uses REST", restOnlyInWeb()),
                Map.entry("the core knows no framework", coreKnowsNoFramework()),
                Map.entry("the core does no I/O", coreDoesNoInputOrOutput()),
                Map.entry("the core knows no adapter", coreKnowsNoAdapter()),
                Map.entry("the model stands alone", modelStandsAlone()),
                Map.entry("no plugin is compiled against", noPluginIsCompiledAgainst()),
                Map.entry("no field injection", noFieldInjection()),
                Map.entry("every package is @NullMarked", packagesAreNullMarked()),
                Map.entry("no standard streams", noStandardStreams()),
                Map.entry("no Thread.sleep", noSleep()));
    }

    ArchRule noCycles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);
    }

    ArchRule messagingOnlyInMessaging() {
        return onlyIn(resideInAnyPackage(MESSAGING), "messaging")
                .because("only messaging uses Reactive Messaging and Kafka");
    }

    ArchRule sqlOnlyInStorage() {
        return onlyIn(resideInAnyPackage(SQL), "storage", "runtime")
                .because("only storage uses SQL and Hibernate; runtime may configure them");
    }

    ArchRule serviceLoaderOnlyInPlugin() {
        return onlyIn(belongToAnyOf(ServiceLoader.class, java.net.URLClassLoader.class), "plugin")
                .because("only plugin discovers and loads plugins");
    }

    ArchRule outgoingOnlyInNotify() {
        return onlyIn(Outgoing.CLIENTS, "notify", "plugin.directory")
                .because(
                        "only notify calls other systems over HTTP or mail; plugins' files in memory have addresses too");
    }

    ArchRule restOnlyInWeb() {
        return onlyIn(resideInAnyPackage(REST), "web").because("only web serves HTTP");
    }

    ArchRule coreKnowsNoFramework() {
        return core(resideInAnyPackage(FRAMEWORK)).because("the core is plain Java");
    }

    ArchRule coreDoesNoInputOrOutput() {
        return core(Outgoing.FILES_AND_SOCKETS).because("the core is handed bytes and text by its adapters");
    }

    ArchRule coreKnowsNoAdapter() {
        return core(resideInAnyPackage(within(ADAPTERS))).because("adapters implement the ports of the core");
    }

    ArchRule modelStandsAlone() {
        return classes()
                .that()
                .resideInAPackage(root + ".model..")
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.or(
                        resideInAnyPackage("java..", "org.jspecify..", root + ".model..", root + ".api.."),
                        assignableTo(Object[].class)))
                .because("the model is records over the JDK and the API")
                .allowEmptyShould(true);
    }

    ArchRule noPluginIsCompiledAgainst() {
        return onlyIn(resideInAnyPackage(within("plugins")), "plugins").because("plugins are found at run time");
    }

    ArchRule noFieldInjection() {
        return noFields()
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beMetaAnnotatedWith("jakarta.inject.Qualifier")
                .because("what a class needs is a parameter of its constructor")
                .allowEmptyShould(true);
    }

    ArchRule packagesAreNullMarked() {
        return classes().should(new ResideInNullMarkedPackage()).allowEmptyShould(true);
    }

    ArchRule noStandardStreams() {
        return noClasses()
                .should(ACCESS_STANDARD_STREAMS)
                .because("a service logs")
                .allowEmptyShould(true);
    }

    ArchRule noSleep() {
        return noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .because("who sleeps holds a thread and guesses a time; await the event")
                .allowEmptyShould(true);
    }

    /** For plugins-api alone. */
    ArchRule apiKnowsOnlyTheJdk() {
        return classes()
                .that()
                .resideInAPackage(root + ".api..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", root + ".api.."))
                .because("a plugin must not inherit libraries from the API")
                .allowEmptyShould(true);
    }

    /** For the plugins: of ours, they see the API. */
    ArchRule pluginsSeeOnlyTheApi() {
        DescribedPredicate<JavaClass> ours = resideInAnyPackage(root + "..");
        return noClasses()
                .that()
                .resideInAPackage(root + ".plugins..")
                .should()
                .dependOnClassesThat(
                        ours.and(DescribedPredicate.not(resideInAnyPackage(root + ".api..", root + ".plugins.."))))
                .because("a plugin uses plugins-api and nothing else of ours")
                .allowEmptyShould(true);
    }

    ArchRule pluginsDoNotSeeEachOther() {
        return slices().matching(root + ".plugins.(*)..")
                .should()
                .notDependOnEachOther()
                .because("each plugin can be left out")
                .allowEmptyShould(true);
    }

    private ArchRule onlyIn(DescribedPredicate<JavaClass> what, String... allowed) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(within(allowed))
                .should()
                .dependOnClassesThat(what)
                .allowEmptyShould(true);
    }

    private ArchRule core(DescribedPredicate<JavaClass> what) {
        return noClasses()
                .that()
                .resideInAnyPackage(within(CORE))
                .should()
                .dependOnClassesThat(what)
                .allowEmptyShould(true);
    }

    private String[] within(String... packages) {
        return Arrays.stream(packages).map(name -> root + "." + name + "..").toArray(String[]::new);
    }
}
