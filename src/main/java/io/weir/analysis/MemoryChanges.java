package io.weir.analysis;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one analysis changes what instances of analyzers remember of one pipeline.
 *
 * @param kept new memories, by name of the instance
 * @param forgotten names of instances whose memory goes
 */
public record MemoryChanges(Map<String, Remembered> kept, Set<String> forgotten) {

    /** Everything stays as it is. */
    public static final MemoryChanges NONE = new MemoryChanges(Map.of(), Set.of());

    /** Copies both. */
    public MemoryChanges {
        kept = Map.copyOf(kept);
        forgotten = Set.copyOf(forgotten);
    }

    /** Whether everything stays as it is. */
    public boolean isEmpty() {
        return kept.isEmpty() && forgotten.isEmpty();
    }

    /** With one more; null forgets. */
    public MemoryChanges with(String instance, @Nullable Remembered now) {
        Map<String, Remembered> more = new HashMap<>(kept);
        Set<String> less = new HashSet<>(forgotten);
        if (now == null) {
            more.remove(instance);
            less.add(instance);
        } else {
            more.put(instance, now);
            less.remove(instance);
        }
        return new MemoryChanges(more, less);
    }
}
