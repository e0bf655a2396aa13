package io.weir.storage.alerting;

import io.quarkus.arc.DefaultBean;
import io.weir.model.LiveEvent;
import io.weir.model.LiveUpdates;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;

/** Tells nobody; where the real one is there, it is used. */
@DefaultBean
@ApplicationScoped
class SilentUpdates implements LiveUpdates {

    @Override
    public void publish(LiveEvent event) {
        // nobody listens
    }

    @Override
    public AutoCloseable subscribe(Consumer<LiveEvent> subscriber) {
        return () -> {};
    }
}
