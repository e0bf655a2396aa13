package io.weir.ingest;

import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** Numbers of sources. Never blocks. */
public interface SourceRegister {

    /**
     * The number of a source; a new one is added, so that something may be known of it before it reports. Empty when there
     * are as many sources as there may be. Fails with {@link StoreUnavailableException} when trying again may help.
     */
    CompletionStage<OptionalLong> number(SourceIdentity source);
}
