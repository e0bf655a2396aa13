package io.weir.alerting.run;

import io.weir.alerting.AlertingStatus;
import io.weir.alerting.route.RouteFile;
import io.weir.alerting.route.Routes;
import io.weir.alerting.rule.RuleFile;
import io.weir.alerting.rule.RuleSet;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The rules and routes in force; a faulty newer version changes nothing. Safe for use by several threads. */
public final class FilesInForce implements AlertingStatus {

    private final Slot<RuleSet> rules;
    private final Slot<Routes> routes;
    private final Set<String> everTold = ConcurrentHashMap.newKeySet();
    private volatile List<String> waiting = List.of();

    /** Begins with what is built in. */
    public FilesInForce(InstantSource clock) {
        rules = new Slot<>("rules", RuleFile::parse, set -> List.of(), RuleFile.BUILT_IN, clock);
        routes = new Slot<>("routes", RouteFile::parse, Routes::warnings, RouteFile.BUILT_IN, clock);
    }

    /** Rules in force. */
    public RuleSet rules() {
        return rules.value();
    }

    /** Routes in force. */
    public Routes routes() {
        return routes.value();
    }

    /** Offers another version of the rules. */
    public Offer offerRules(String origin, String text) {
        return rules.offer(origin, text);
    }

    /** Offers another version of the routes. */
    public Offer offerRoutes(String origin, String text) {
        Offer offer = routes.offer(origin, text);
        everTold.addAll(routes().told());
        return offer;
    }

    /** Notes that the rules' file cannot be read. */
    public Offer rulesUnreadable(String origin, String error) {
        return rules.refuse(origin, error);
    }

    /** Notes that the routes' file cannot be read. */
    public Offer routesUnreadable(String origin, String error) {
        return routes.refuse(origin, error);
    }

    /** Receivers of whom any routes that were in force here since the start had an address. */
    Set<String> everTold() {
        return Set.copyOf(everTold);
    }

    @Override
    public List<FileInForce> files() {
        return List.of(rules.status(), withWaiting(routes.status()));
    }

    /**
     * Notes receivers of whom the routes in force have no address and whose alerts wait.
     *
     * @return whether they are others than before
     */
    boolean waitingForOthers(List<String> receivers) {
        List<String> before = waiting;
        waiting = List.copyOf(receivers);
        return !before.equals(waiting);
    }

    /** Receivers of whom the routes in force have no address and whose alerts wait. */
    public List<String> waiting() {
        return waiting;
    }

    private FileInForce withWaiting(FileInForce status) {
        Stream<String> says = waiting.stream()
                .map(receiver -> "alerts for receiver '" + receiver
                        + "' wait for a replica whose routing file has an address for it");
        List<String> all = Stream.concat(status.warnings().stream(), says).toList();
        return new FileInForce(status.name(), status.origin(), status.loadedAt(), status.error(), all);
    }

    /** What became of an offer. */
    public enum Offer {
        /** It is the version that was offered before. */
        SAME,
        /** It is in force now. */
        TAKEN,
        /** It is faulty; {@link #files()} says why. */
        REFUSED
    }
}
