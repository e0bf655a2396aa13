package io.weir.plugin;

import io.weir.analysis.PluginStatus;
import io.weir.analysis.PluginStatus.Spent;
import io.weir.analysis.PluginStatus.State;
import io.weir.api.Plugin;
import io.weir.api.PluginDescriptor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A plugin, and the only way to call it: on a worker, with a deadline, its failures counted, and not at all while it is in
 * quarantine or an earlier call has not come back.
 *
 * @param <P> what it extends
 */
final class Guarded<P extends Plugin> {

    private static final System.Logger LOG = System.getLogger(Guarded.class.getName());

    private final Candidate<P> candidate;
    private final Workers workers;
    private final PluginLimits limits;
    private final InstantSource clock;
    private final AtomicReference<Health> health = new AtomicReference<>(Health.NEW);
    private final Set<Call<?>> late = ConcurrentHashMap.newKeySet();

    Guarded(Candidate<P> candidate, Workers workers, PluginLimits limits, InstantSource clock) {
        this.candidate = candidate;
        this.workers = workers;
        this.limits = limits;
        this.clock = clock;
    }

    String id() {
        return descriptor().id();
    }

    PluginDescriptor descriptor() {
        return candidate.descriptor();
    }

    Candidate<P> candidate() {
        return candidate;
    }

    /**
     * Calls the plugin.
     *
     * @param work runs on a worker; also checks what the plugin returned
     * @param findings how many findings the result holds
     * @return fails with a {@link PluginFailure} and nothing else
     */
    <T> CompletionStage<T> call(Function<P, T> work, ToIntFunction<T> findings) {
        String obstacle = obstacle(clock.instant());
        if (obstacle != null) {
            return CompletableFuture.failedFuture(new PluginFailure.NotCalled(obstacle));
        }
        Meter meter = new Meter();
        Call<T> call =
                workers.submit(() -> meter.of(() -> candidate.bundle().run(() -> work.apply(candidate.plugin()))));
        return call.result().whenComplete((value, failure) -> {
            if (call.running()) {
                late.add(call);
            }
            if (failure == null) {
                succeeded(findings.applyAsInt(value), meter.spent());
            } else {
                failed(cause(failure), meter.spent());
            }
        });
    }

    /** Lets it be called again at once, and does not hold failures of before against it. */
    void release() {
        health.updateAndGet(Health::released);
    }

    PluginStatus status(String name, boolean enabled, boolean shadow) {
        Instant now = clock.instant();
        Health h = health.get();
        String obstacle = obstacle(now);
        State state = obstacle == null ? h.state(now) : State.QUARANTINED;
        return new PluginStatus(
                candidate.type(),
                name,
                descriptor(),
                candidate.origin(),
                enabled ? state : State.DISABLED,
                obstacle == null ? h.lastError() : obstacle,
                shadow,
                h.usage());
    }

    private @Nullable String obstacle(Instant now) {
        late.removeIf(call -> !call.running());
        Health h = health.get();
        if (h.quarantined(now)) {
            return "left alone until " + h.quarantinedUntil() + ": " + h.lastError();
        }
        return late.isEmpty() ? null : "an earlier call has not come back: " + h.lastError();
    }

    private void succeeded(int findings, Spent spent) {
        health.updateAndGet(h -> h.succeeded(findings, spent, clock.instant()));
    }

    private void failed(Throwable failure, Spent spent) {
        if (failure instanceof PluginFailure.NotCalled) {
            return;
        }
        String reason = Reason.text(failure);
        Instant now = clock.instant();
        Health before = health.getAndUpdate(h -> h.failed(reason, spent, now, limits));
        Health after = before.failed(reason, spent, now, limits);
        if (before.state(now) != after.state(now)) {
            LOG.log(System.Logger.Level.WARNING, "Plugin {0} is now {1}: {2}", id(), after.state(now), reason);
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
