package io.weir.messaging;

import io.weir.ingest.DecodedFrame;
import io.weir.ingest.Drops;
import io.weir.ingest.IngestMeter;
import io.weir.ingest.Intake;
import io.weir.ingest.Payload;
import io.weir.ingest.Taken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The messages of one batch, decoded. */
final class MessageBatch {

    /** About what a message needs in memory besides its bytes: much, where each carries one sample. */
    private static final int AROUND = 600;

    private final List<Kept> kept = new ArrayList<>();
    private final List<DeadLetter> refused = new ArrayList<>();
    private long bytes;
    private Instant oldest = Instant.MAX;

    /**
     * A message that was decoded.
     *
     * @param message that was decoded
     * @param size in bytes
     * @param taken what it held
     */
    record Kept(Received message, int size, Taken.Kept taken) {}

    private MessageBatch() {}

    static MessageBatch of(List<? extends Received> messages, Intake intake, Instant now) {
        MessageBatch batch = new MessageBatch();
        for (Received message : messages) {
            Payload payload = message.payload();
            batch.add(payload);
            switch (intake.take(payload, now)) {
                case Taken.Kept taken -> batch.kept.add(new Kept(message, payload.bytes().length, taken));
                case Taken.Refused refusal -> batch.refused.add(new DeadLetter(message, payload, refusal));
            }
        }
        return batch;
    }

    /** Moves messages with broken names to those that are refused; false when there is none. Reads all names. */
    boolean refuseBrokenNames() {
        int before = kept.size();
        kept.removeIf(one -> {
            Optional<Taken.Refused> refusal = Intake.brokenNames(one.taken());
            refusal.ifPresent(why -> refused.add(new DeadLetter(one.message(), why)));
            return refusal.isPresent();
        });
        return kept.size() < before;
    }

    /** Moves a message to those that are refused. */
    void refuse(Kept one, Taken.Refused why) {
        kept.removeIf(other -> other == one);
        refused.add(new DeadLetter(one.message(), why));
    }

    private void add(Payload payload) {
        bytes += AROUND + payload.bytes().length;
        if (payload.receivedAt().isBefore(oldest)) {
            oldest = payload.receivedAt();
        }
    }

    List<Kept> kept() {
        return kept;
    }

    List<DeadLetter> refused() {
        return refused;
    }

    /** What its messages need in memory, in bytes. */
    long bytes() {
        return bytes;
    }

    /** When the broker, or who sent it, stamped the oldest message; of an empty batch the end of time. */
    Instant oldest() {
        return oldest;
    }

    /** Counts what is kept, format by format: mostly there is one. */
    void count(IngestMeter meter) {
        Map<String, long[]> counts = new HashMap<>();
        for (Kept one : kept) {
            long[] count = counts.computeIfAbsent(one.taken().format(), format -> new long[2]);
            count[0]++;
            count[1] += one.size();
        }
        counts.forEach((format, count) -> meter.taken(format, count[0], count[1]));
    }

    List<DecodedFrame> frames() {
        List<DecodedFrame> frames = new ArrayList<>(kept.size());
        kept.forEach(one -> frames.addAll(one.taken().frames()));
        return frames;
    }

    Drops drops() {
        Drops drops = new Drops();
        kept.forEach(one -> drops.add(one.taken().drops()));
        return drops;
    }
}
