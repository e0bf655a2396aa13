package io.weir.plugin;

import io.weir.api.adapter.Adapter;
import io.weir.api.analysis.Analyzer;
import io.weir.api.notice.Notifier;
import io.weir.api.payload.PayloadDecoder;
import io.weir.declared.DeclaredFile;
import io.weir.file.FaultyFileException;
import io.weir.plugin.directory.Dropped;
import io.weir.plugin.directory.PluginDirectory;
import io.weir.plugin.directory.Unusable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Follows what lies in the directory of plugins. What is new or changed is opened when it has not been written to for a
 * moment; what could not be read to its end leaves the version of before running. Not safe for use by several threads.
 */
final class DirectoryWatch {

    private static final System.Logger LOG = System.getLogger(DirectoryWatch.class.getName());

    /** Nobody writes to a jar that has been left alone for so long, as a rule; if somebody does, it is read again. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    static final Set<String> SERVICES = Set.of(
            Adapter.class.getName(),
            Analyzer.class.getName(),
            PayloadDecoder.class.getName(),
            Notifier.class.getName());

    private final PluginDirectory directory;
    private final Function<Bundle, Found> search;
    private final InstantSource clock;
    private final Map<String, Seen> known = new TreeMap<>();
    private Map<String, String> lastStamps = Map.of();
    private volatile List<Found> found = List.of();

    DirectoryWatch(PluginDirectory directory, Function<Bundle, Found> search, InstantSource clock) {
        this.directory = directory;
        this.search = search;
        this.clock = clock;
    }

    /**
     * What was opened.
     *
     * @param stamp of the files that were read
     * @param found in them; when they could not be read, what was found before, if anything
     */
    private record Seen(String stamp, Found found) {}

    /** Whether there is a directory from which plugins with classes can come. */
    boolean mayChange() {
        return directory.root() != null && directory.classes();
    }

    /** Looks once; blocks. Returns whether anything changed. */
    boolean look() throws IOException {
        Map<String, Dropped> there =
                directory.look().stream().collect(Collectors.toMap(Dropped::name, Function.identity()));
        boolean changed = removeThoseNotIn(there.keySet());
        for (Dropped dropped : new TreeMap<>(there).values()) {
            Seen before = known.get(dropped.name());
            boolean same = before != null && before.stamp().equals(dropped.stamp());
            if (!same && isSettled(dropped)) {
                known.put(dropped.name(), new Seen(dropped.stamp(), open(dropped, before)));
                changed = true;
            }
        }
        found = known.values().stream().map(Seen::found).toList();
        lastStamps = there.values().stream().collect(Collectors.toMap(Dropped::name, Dropped::stamp));
        return changed;
    }

    /** What the last look has found, by name of jar or folder. For any thread. */
    List<Found> found() {
        return found;
    }

    private boolean isSettled(Dropped dropped) {
        Instant now = clock.instant();
        return dropped.stamp().equals(lastStamps.get(dropped.name()))
                || dropped.changed().plus(SETTLED).isBefore(now);
    }

    private Found open(Dropped dropped, @Nullable Seen before) {
        try {
            Found found = dropped.isDeclaration() ? declared(dropped) : loaded(dropped);
            retire(before);
            return said(dropped.name(), found);
        } catch (Unusable e) {
            Found nothing = Found.nothing(dropped.name(), String.valueOf(e.getMessage()));
            if (!e.whole() && before != null && before.found().bundle() != null) {
                return before.found().withRejected(nothing.rejected());
            }
            retire(before);
            return nothing;
        }
    }

    private Found loaded(Dropped dropped) throws Unusable {
        if (!directory.classes()) {
            return Found.nothing(
                    dropped.name(),
                    "a native executable has the plugins of its build; of this directory it takes YAML files alone");
        }
        return search.apply(new Bundle(dropped.name(), dropped.open(SERVICES, Analyzer.class.getClassLoader())));
    }

    private static Found declared(Dropped dropped) throws Unusable {
        try {
            return Found.declared(
                    dropped.name(), DeclaredFile.read(dropped.text()).analyzer());
        } catch (FaultyFileException e) {
            return Found.nothing(dropped.name(), "column " + e.column() + " of " + e.getMessage());
        }
    }

    private boolean removeThoseNotIn(Set<String> there) {
        List<String> gone =
                known.keySet().stream().filter(name -> !there.contains(name)).toList();
        for (String name : gone) {
            LOG.log(Level.INFO, "Plugins of {0} are gone", name);
            retire(known.remove(name));
        }
        return !gone.isEmpty();
    }

    private static void retire(@Nullable Seen seen) {
        if (seen != null) {
            seen.found().retire();
        }
    }

    private static Found said(String name, Found found) {
        found.adapters().forEach(p -> loaded(name, p.candidate()));
        found.analyzers().forEach(p -> loaded(name, p));
        found.decoders().forEach(p -> loaded(name, p.candidate()));
        found.notifiers().forEach(p -> loaded(name, p.candidate()));
        return found;
    }

    private static void loaded(String name, Candidate<?> plugin) {
        String what = plugin.type().name().toLowerCase(Locale.ROOT);
        LOG.log(
                Level.INFO,
                "Loaded {0} {1} {2} from {3}",
                what,
                plugin.id(),
                plugin.descriptor().version(),
                name);
    }
}
