package io.weir.storage.frames;

import io.vertx.mutiny.sqlclient.Pool;
import io.weir.ingest.Fingerprints;
import io.weir.ingest.IngestLimits;
import io.weir.ingest.SourceIdentity;
import io.weir.ingest.SourceRegister;
import io.weir.ingest.StoreUnavailableException;
import io.weir.storage.PgFailures;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Rows of table source. */
@ApplicationScoped
public class PgSourceRegister implements SourceRegister {

    private final SourceIds ids;

    /**
     * @param pool of connections
     * @param limits how many sources there may be
     */
    public PgSourceRegister(Pool pool, IngestLimits limits) {
        this.ids = new SourceIds(pool, limits);
    }

    @Override
    public CompletionStage<OptionalLong> number(SourceIdentity source) {
        UUID fingerprint = Fingerprints.of(source);
        return ids.of(Map.of(fingerprint, source))
                .map(numbers -> {
                    Long number = numbers.get(fingerprint);
                    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
                })
                .onFailure(PgFailures::mayPass)
                .transform(e -> new StoreUnavailableException("could not look up a source", e))
                .subscribeAsCompletionStage();
    }
}
