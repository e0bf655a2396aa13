package io.weir.alerting.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.alerting.AlertRecord;
import io.weir.alerting.group.AlertChanges;
import io.weir.alerting.group.AlertStore;
import io.weir.alerting.group.Flush;
import io.weir.alerting.group.Group;
import io.weir.alerting.group.GroupStore;
import io.weir.model.LiveEvent;
import io.weir.model.LiveUpdates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class GroupingTest {

    private static final String ROUTES =
            "route: {receiver: %s}\nreceivers: [{name: %1$s, webhook_configs: [{url: 'http://a/'}]}]";

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final FilesInForce files = new FilesInForce(() -> now);
    private final Store store = new Store();
    private final Grouping grouping =
            new Grouping(new Alerting(store, store, files, new Nobody(), () -> now, ""), () -> now);

    @Test
    void onlyJoinsAtTheStartAndOnceAMinute() {
        grouping.beat();
        now = now.plusSeconds(59);
        grouping.beat();
        assertThat(store.asked).containsExactly("join");

        now = now.plusSeconds(1);
        grouping.beat();
        assertThat(store.asked).containsExactly("join", "join");
    }

    @Test
    void leavesWhenTheRoutesChangeAndNeedsNotJoinAgainAtOnce() {
        files.offerRoutes("test", ROUTES.formatted("a"));
        files.offerRoutes("test", ROUTES.formatted("b"));
        grouping.routesChanged();

        grouping.beat();
        grouping.beat();

        assertThat(store.asked).containsExactly("join", "leave [b], gone [a]");
    }

    @Test
    void triesAgainWhatFailed() {
        store.failing = true;
        grouping.beat();
        grouping.routesChanged();
        grouping.beat();
        store.failing = false;

        grouping.beat();

        assertThat(store.asked).containsExactly("join", "join", "join", "leave [], gone []");
    }

    private static final class Store implements AlertStore, GroupStore {

        private final List<String> asked = new ArrayList<>();
        private boolean failing;

        @Override
        public CompletionStage<List<AlertRecord>> advance(
                long pipelineId, Function<List<AlertRecord>, AlertChanges> step, Router router, Instant now) {
            throw new UnsupportedOperationException("not needed to group");
        }

        @Override
        public CompletionStage<Void> join(Router router, Instant now) {
            asked.add("join");
            return failing
                    ? CompletableFuture.failedStage(new IllegalStateException("away"))
                    : CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<Void> leave(Router router, Set<String> receivers, Set<String> gone) {
            asked.add("leave " + receivers + ", gone " + gone);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<Optional<List<Long>>> flushNext(
                Instant now, Set<String> receivers, Function<Group, Flush> flush) {
            throw new UnsupportedOperationException("not needed to group");
        }

        @Override
        public CompletionStage<List<String>> waiting(Instant dueBefore, Set<String> receivers) {
            throw new UnsupportedOperationException("not needed to group");
        }

        @Override
        public CompletionStage<List<String>> endAbandoned(Instant dueBefore, Set<String> receivers) {
            throw new UnsupportedOperationException("not needed to group");
        }
    }

    private static final class Nobody implements LiveUpdates {

        @Override
        public void publish(LiveEvent event) {
            // nobody listens
        }

        @Override
        public AutoCloseable subscribe(Consumer<LiveEvent> subscriber) {
            return () -> {};
        }
    }
}
