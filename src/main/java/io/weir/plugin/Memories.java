package io.weir.plugin;

import io.weir.analysis.MemoryChanges;
import io.weir.analysis.Remembered;
import io.weir.api.analysis.Memory;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * What instances remember of one pipeline, and how that changes. Immutable.
 *
 * @param before by name of the instance
 * @param changes so far
 */
record Memories(Map<String, Remembered> before, MemoryChanges changes) {

    static Memories of(Map<String, Remembered> before) {
        return new Memories(before, MemoryChanges.NONE);
    }

    @Nullable
    Remembered of(String name) {
        return before.get(name);
    }

    /** After a call that returned a memory, or none. */
    Memories with(Runner runner, @Nullable Memory memory) {
        String maker = runner.guarded().candidate().maker();
        Remembered now = memory == null ? null : new Remembered(maker, memory.text());
        Remembered then = before.get(runner.name());
        return Objects.equals(now, then) ? this : new Memories(before, changes.with(runner.name(), now));
    }

    /** After a call that failed: what it may have failed on is forgotten; lack of time is no sign of that. */
    Memories afterFailure(String name, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        boolean itsFault = cause instanceof PluginFailure.Threw || cause instanceof PluginFailure.Nonsense;
        return itsFault && before.containsKey(name) ? new Memories(before, changes.with(name, null)) : this;
    }
}
