package io.weir.runtime;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Keeps failures of what is done again and again from the scheduler, and says once that they began and once that they
 * ended: a database that is away for an hour is two lines, not 3600.
 */
final class Troubles {

    private static final Logger LOG = Logger.getLogger(Troubles.class);

    private final String what;
    private final AtomicBoolean failing = new AtomicBoolean();

    Troubles(String what) {
        this.what = what;
    }

    Uni<Void> contain(Uni<?> work) {
        return work.invoke(ignored -> well())
                .onFailure()
                .invoke(this::failed)
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void well() {
        if (failing.getAndSet(false)) {
            LOG.infof("%s goes on", what);
        }
    }

    private void failed(Throwable failure) {
        if (!failing.getAndSet(true)) {
            LOG.warnf(failure, "%s is held up, and tries again", what);
        }
    }
}
