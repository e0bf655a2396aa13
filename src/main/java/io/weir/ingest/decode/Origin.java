package io.weir.ingest.decode;

import io.weir.ingest.Hash64;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.SourceIdentity;
import java.util.Map;
import java.util.TreeMap;

/** Who sent the samples of one message, told by what its format says or else by the message. */
final class Origin {

    private final IdentityRules rules;
    private final Payload payload;
    private final String service;
    private final long salt;
    private boolean known;
    private long ofMessage;

    /**
     * @param service what runs there, where the format tells; else empty
     * @param salt of the format
     */
    Origin(IdentityRules rules, Payload payload, String service, long salt) {
        this.rules = rules;
        this.payload = payload;
        this.service = service;
        this.salt = salt;
    }

    /** Stands for {@link #ofMessage}. */
    long hashOfMessage() {
        if (!known) {
            ofMessage = IdentityRules.hashOfMessage(payload);
            known = true;
        }
        return ofMessage;
    }

    /** The key or topic of the message. */
    SourceIdentity ofMessage() {
        return rules.ofMessage(payload);
    }

    /** Stands for {@link #ofHost} of the host whose name is in the bytes; of the message when there is none. */
    long hashOfHost(byte[] bytes, int from, int to) {
        return to <= from ? hashOfMessage() : Hash64.mix(salt, Hash64.of(bytes, from, to));
    }

    /** A host, and what runs there; of the message when the name is empty. */
    SourceIdentity ofHost(String host) {
        if (host.isEmpty()) {
            return ofMessage();
        }
        return rules.ofResource(
                service.isEmpty() ? Map.of("host.name", host) : Map.of("host.name", host, "service.name", service),
                payload);
    }

    /** What Prometheus calls job and instance, under OpenTelemetry's names for them; of the message without both. */
    SourceIdentity ofTarget(String job, String instance) {
        Map<String, String> resource = new TreeMap<>();
        if (!job.isEmpty()) {
            resource.put("service.name", job);
        }
        if (!instance.isEmpty()) {
            resource.put("service.instance.id", instance);
        }
        return resource.isEmpty() ? ofMessage() : rules.ofResource(resource, payload);
    }
}
