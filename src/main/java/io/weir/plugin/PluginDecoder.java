package io.weir.plugin;

import io.weir.api.payload.Message;
import io.weir.api.payload.UndecodablePayloadException;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.PayloadDecoder;
import io.weir.ingest.UndecodableException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * A decoder of a plugin as ingestion sees one. Waits for the plugin, for its deadline at most: ingestion decodes on worker
 * threads.
 *
 * @param guarded the only way to call it
 * @param identity which attributes make a source
 */
record PluginDecoder(Guarded<io.weir.api.payload.PayloadDecoder> guarded, IdentityRules identity)
        implements PayloadDecoder {

    /** What came of a call: what is wrong with a message is not the plugin's fault. */
    private sealed interface Outcome {
        record Frames(List<DecodedFrame> frames) implements Outcome {}

        record Broken(String reason) implements Outcome {}
    }

    @Override
    public String format() {
        return guarded.candidate().engine();
    }

    @Override
    public boolean recognises(Payload payload) {
        try {
            return call(plugin -> plugin.recognises(message(payload)), yes -> 0);
        } catch (PluginFailure e) {
            return false;
        }
    }

    @Override
    public List<DecodedFrame> decode(Payload payload) throws UndecodableException {
        try {
            return switch (call(plugin -> decode(plugin, payload), outcome -> 0)) {
                case Outcome.Frames(List<DecodedFrame> frames) -> frames;
                case Outcome.Broken(String reason) -> throw new UndecodableException("malformed", reason);
            };
        } catch (PluginFailure e) {
            throw new UndecodableException("decoder-failed", "decoder " + guarded.id() + ": " + Reason.text(e));
        }
    }

    private Outcome decode(io.weir.api.payload.PayloadDecoder plugin, Payload payload) {
        try {
            return new Outcome.Frames(
                    new ReportFrames(identity, payload, format()).of(plugin.decode(message(payload))));
        } catch (UndecodablePayloadException e) {
            return new Outcome.Broken(Reason.said(e));
        }
    }

    private <T> T call(Function<io.weir.api.payload.PayloadDecoder, T> work, ToIntFunction<T> findings) {
        try {
            return guarded.call(work, findings).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof PluginFailure failure ? failure : e;
        }
    }

    private static Message message(Payload payload) {
        return new Message(payload.topic(), payload.key(), payload.headers(), payload.receivedAt(), payload.bytes());
    }
}
