package io.weir.plugin;

import io.weir.api.PluginDescriptor;
import io.weir.plugin.directory.Complaint;
import io.weir.plugin.directory.Dropped;
import io.weir.plugin.directory.JarCheck;
import io.weir.plugin.directory.PluginClassLoader;
import io.weir.plugin.directory.PluginDirectory;
import io.weir.plugin.directory.Unusable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at a plugin before it is shipped: first at its files, then, when the host would open it, at what it says of itself.
 * Blocks; runs code of the plugin, each call for the deadline at most.
 */
public final class PluginVerification {

    private final ClassLoader bundled;
    private final PluginLimits limits;

    /** Compares with the plugins that this class loader sees. */
    public PluginVerification(ClassLoader bundled, PluginLimits limits) {
        this.bundled = bundled;
        this.limits = limits;
    }

    /**
     * What a look has brought.
     *
     * @param plugins that the host would take up, each as {@code analyzer backlog 1.0}
     * @param complaints the gravest first
     */
    public record Report(List<String> plugins, List<Complaint> complaints) {
        /** Copies the lists. */
        public Report {
            plugins = List.copyOf(plugins);
            complaints = List.copyOf(complaints);
        }
    }

    /**
     * Looks at a jar, or a folder of jars.
     *
     * @throws Unusable when it is no whole jar
     * @throws IOException when it cannot be read
     */
    public Report verify(Path plugin) throws IOException, Unusable {
        Dropped dropped = PluginDirectory.at(plugin);
        ClassLoader api = PluginDescriptor.class.getClassLoader();
        List<Complaint> all = new ArrayList<>(JarCheck.check(dropped, DirectoryWatch.SERVICES, api));
        List<String> plugins = new ArrayList<>();
        if (all.stream().noneMatch(c -> c.weight() == Complaint.Weight.FAULT)) {
            try (Pools pools = Pools.of(limits);
                    PluginClassLoader loader = dropped.open(DirectoryWatch.SERVICES, api)) {
                InstantSource clock = InstantSource.system();
                Found own = Found.in(new Bundle(dropped.name(), loader), pools, limits, clock);
                Found others = Found.in(new Bundle("the class path", bundled), pools, limits, clock);
                own.rejected().stream()
                        .map(r -> Complaint.fault(r.origin() + ": " + r.reason()))
                        .forEach(all::add);
                candidates(own)
                        .forEach(c -> plugins.add(c.type().name().toLowerCase(Locale.ROOT) + " " + c.id() + " "
                                + c.descriptor().version()));
                all.addAll(taken(own, others));
                candidates(own).flatMap(c -> CandidateCheck.check(c, dropped)).forEach(all::add);
            }
        }
        all.sort(Comparator.comparing(Complaint::weight));
        return new Report(plugins, all);
    }

    private static List<Complaint> taken(Found own, Found others) {
        Function<Candidate<?>, String> key = c -> c.type() + " " + c.id();
        Map<String, ? extends Candidate<?>> there =
                candidates(others).collect(Collectors.toMap(key, Function.identity(), (a, b) -> a));
        List<Complaint> all = new ArrayList<>();
        candidates(own).forEach(c -> {
            Candidate<?> first = there.get(key.apply(c));
            if (first != null) {
                all.add(Complaint.fault("its id '" + c.id() + "' is taken by " + first.origin()
                        + ", which comes with Weir: choose another"));
            }
        });
        Map<String, Long> often = candidates(own).collect(Collectors.groupingBy(key, Collectors.counting()));
        often.forEach((id, times) -> {
            if (times > 1) {
                all.add(Complaint.fault(times + " of its plugins have the id '" + id.replaceFirst(".* ", "") + "'"));
            }
        });
        return all;
    }

    private static Stream<Candidate<?>> candidates(Found found) {
        return Stream.of(
                        found.adapters().stream().map(Guarded::candidate),
                        found.analyzers().stream(),
                        found.decoders().stream().map(Guarded::candidate),
                        found.notifiers().stream().map(Guarded::candidate))
                .flatMap(all -> all);
    }
}
