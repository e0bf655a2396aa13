package io.weir.storage;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Runs work of Hibernate Reactive where it may run: on a Vert.x context of its own. Callable from any thread; never
 * blocks. Each call has a session of its own, also when it is made from within another.
 */
@ApplicationScoped
public class Transactions {

    private final Vertx vertx;
    private final Mutiny.SessionFactory sessions;

    /**
     * @param vertx whose event loops run the work
     * @param sessions where sessions come from
     */
    public Transactions(Vertx vertx, Mutiny.SessionFactory sessions) {
        this.vertx = vertx;
        this.sessions = sessions;
    }

    /**
     * Runs work in a session and a transaction, which is committed when the work's Uni ends well and rolled back when it
     * fails.
     *
     * @param work called on an event loop: must not block
     * @return completes after the commit, on an event loop
     */
    public <T> CompletionStage<T> inTransaction(Function<Mutiny.Session, Uni<T>> work) {
        return onOwnContext(() -> sessions.withTransaction((session, transaction) -> work.apply(session)));
    }

    /**
     * Runs work that only reads, in a session without a transaction: two round trips fewer.
     *
     * @param work called on an event loop: must not block
     * @return completes after the session is closed, on an event loop
     */
    public <T> CompletionStage<T> inSession(Function<Mutiny.Session, Uni<T>> work) {
        return onOwnContext(() -> sessions.withSession(work));
    }

    private <T> CompletionStage<T> onOwnContext(Supplier<Uni<? extends T>> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        // null only where it is given none
        Context context = Objects.requireNonNull(VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()));
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(nothing ->
                Uni.createFrom().<T>deferred(work).subscribe().with(result::complete, result::completeExceptionally));
        return result;
    }
}
