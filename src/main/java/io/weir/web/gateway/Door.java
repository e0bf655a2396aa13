package io.weir.web.gateway;

import io.smallrye.mutiny.Uni;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.DropReason;
import io.weir.ingest.Drops;
import io.weir.ingest.Intake;
import io.weir.ingest.Payload;
import io.weir.ingest.Taken;
import io.weir.ingest.out.MessageHeader;
import io.weir.ingest.out.MessageRefusedException;
import io.weir.ingest.out.OutgoingMessage;
import io.weir.ingest.out.Outlet;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jboss.logging.Logger;

/**
 * Looks at a message as ingestion will look at it, so that its sender learns what is wrong, and hands it to the broker.
 */
final class Door {

    private static final Logger LOG = Logger.getLogger(Door.class);

    private final Intake intake;
    private final Outlet outlet;
    private final Clock clock;
    private final Duration timeout;

    Door(Intake intake, Outlet outlet, Clock clock, Duration timeout) {
        this.intake = intake;
        this.outlet = outlet;
        this.clock = clock;
        this.timeout = timeout;
    }

    /** Called on a worker; answers when the broker has acknowledged, or has taken too long to. */
    Uni<Answer> take(String topic, byte[] bytes, Map<String, String> headers) {
        if (bytes.length == 0) {
            return Uni.createFrom().item(Answer.TAKEN);
        }
        Instant now = clock.instant();
        return switch (intake.take(new Payload(topic, null, headers, now, bytes), now)) {
            case Taken.Refused refused -> Uni.createFrom().item(refusal(refused));
            case Taken.Kept kept
            when kept.frames().isEmpty() -> Uni.createFrom().item(answer(kept));
            case Taken.Kept kept ->
                Intake.brokenNames(kept)
                        .map(refused -> Uni.createFrom().item(refusal(refused)))
                        .orElseGet(() -> send(topic, bytes, headers, kept));
        };
    }

    private Uni<Answer> send(String topic, byte[] bytes, Map<String, String> headers, Taken.Kept kept) {
        return send(message(topic, bytes, headers, kept.frames().getFirst()))
                .map(sent -> sent == Answer.TAKEN ? answer(kept) : sent);
    }

    private Uni<Answer> send(OutgoingMessage message) {
        return Uni.createFrom()
                .completionStage(() -> outlet.send(message))
                .replaceWith(Answer.TAKEN)
                .ifNoItem()
                .after(timeout)
                .recoverWithItem(Answer.brokerAway())
                .onFailure(MessageRefusedException.class)
                .recoverWithItem(e -> Answer.tooLarge(String.valueOf(e.getMessage())))
                .onFailure()
                .invoke(e -> LOG.debug("the broker did not take a message of the gateway", e))
                .onFailure()
                .recoverWithItem(Answer.brokerAway());
    }

    // Messages of one source keep their order.
    private static OutgoingMessage message(
            String topic, byte[] bytes, Map<String, String> headers, DecodedFrame first) {
        byte[] key = Long.toHexString(first.sourceHash()).getBytes(StandardCharsets.US_ASCII);
        List<MessageHeader> all = headers.entrySet().stream()
                .map(e -> MessageHeader.of(e.getKey(), e.getValue()))
                .toList();
        return new OutgoingMessage(topic, key, all, bytes);
    }

    private static Answer refusal(Taken.Refused refused) {
        return refused.code().equals("too-large")
                ? Answer.tooLarge(refused.message())
                : Answer.wrong(refused.code() + ": " + refused.message());
    }

    private static Answer answer(Taken.Kept kept) {
        Drops drops = kept.drops();
        if (drops.total() == 0) {
            return Answer.TAKEN;
        }
        StringJoiner reasons = new StringJoiner(", ", "values not kept: ", "");
        drops.forEach((reason, count) -> reasons.add(reason.code() + " " + count));
        return Answer.partly(drops.total() - drops.of(DropReason.INFINITE), reasons.toString());
    }
}
