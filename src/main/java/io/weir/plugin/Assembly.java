package io.weir.plugin;

import io.weir.analysis.PluginStatus;
import io.weir.analysis.settings.AnalyzerSettings;
import io.weir.api.adapter.Adapter;
import io.weir.api.analysis.Analyzer;
import io.weir.api.notice.Notifier;
import io.weir.api.payload.PayloadDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All plugins that are called, and those that are not. Immutable: an analysis that has begun goes on with the one it began
 * with.
 *
 * @param adapters by id
 * @param analyzers that could be loaded, by id
 * @param decoders by id
 * @param notifiers by id
 * @param runners instances of analyzers, each after those it asked for
 * @param rejected with their reasons
 */
record Assembly(
        List<Guarded<Adapter>> adapters,
        List<Candidate<Analyzer>> analyzers,
        List<Guarded<PayloadDecoder>> decoders,
        List<Guarded<Notifier<?>>> notifiers,
        List<Runner> runners,
        List<PluginStatus> rejected) {

    static final Assembly EMPTY = new Assembly(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    /** Copies the lists. */
    Assembly {
        adapters = List.copyOf(adapters);
        analyzers = List.copyOf(analyzers);
        decoders = List.copyOf(decoders);
        notifiers = List.copyOf(notifiers);
        runners = List.copyOf(runners);
        rejected = List.copyOf(rejected);
    }

    /**
     * Puts together what was found. Of two plugins of one type that claim an id the first keeps it.
     *
     * @param before whose runners go on where nothing changed for them
     * @param guard makes a new way to call an analyzer
     * @param reader of options
     */
    static Assembly of(
            List<Found> bundles,
            List<AnalyzerSettings> settings,
            Assembly before,
            Function<Candidate<Analyzer>, Guarded<Analyzer>> guard,
            OptionReader reader) {
        List<PluginStatus> rejected = new ArrayList<>();
        bundles.forEach(found -> rejected.addAll(found.rejected()));
        Map<String, Guarded<Adapter>> adapters = byId(bundles, Found::adapters, Guarded::candidate, rejected);
        Map<String, Candidate<Analyzer>> analyzers = byId(bundles, Found::analyzers, Function.identity(), rejected);
        Map<String, Guarded<PayloadDecoder>> decoders = byId(bundles, Found::decoders, Guarded::candidate, rejected);
        Map<String, Guarded<Notifier<?>>> notifiers = byId(bundles, Found::notifiers, Guarded::candidate, rejected);
        List<Candidate<Analyzer>> inOrder = inOrder(analyzers, rejected);
        Instances instances = new Instances(inOrder, before.runners(), guard, reader);
        List<Runner> runners = instances.of(settings);
        rejected.addAll(instances.rejected());
        return new Assembly(
                List.copyOf(adapters.values()),
                inOrder,
                List.copyOf(decoders.values()),
                List.copyOf(notifiers.values()),
                runners,
                rejected);
    }

    /** Names of the instances of these analyzers. */
    Set<String> namesOf(Set<String> ids) {
        return runners.stream()
                .filter(r -> ids.contains(r.guarded().id()))
                .map(Runner::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static <T> Map<String, T> byId(
            List<Found> bundles,
            Function<Found, List<T>> of,
            Function<? super T, ? extends Candidate<?>> candidate,
            List<PluginStatus> rejected) {
        Map<String, T> accepted = new TreeMap<>();
        bundles.stream().flatMap(found -> of.apply(found).stream()).forEach(plugin -> {
            Candidate<?> second = candidate.apply(plugin);
            T first = accepted.putIfAbsent(second.id(), plugin);
            if (first != null) {
                rejected.add(Rejection.of(
                        second, "its id is taken by " + candidate.apply(first).origin()));
            }
        });
        return accepted;
    }

    private static List<Candidate<Analyzer>> inOrder(
            Map<String, Candidate<Analyzer>> analyzers, List<PluginStatus> rejected) {
        Map<String, Set<String>> after = new TreeMap<>();
        analyzers.forEach((id, candidate) -> after.put(id, candidate.after()));
        Order order = Order.of(after);
        order.circles()
                .forEach((id, way) -> rejected.add(
                        Rejection.of(Objects.requireNonNull(analyzers.get(id)), "waits for itself: " + way)));
        return order.ids().stream()
                .map(id -> Objects.requireNonNull(analyzers.get(id)))
                .toList();
    }
}
