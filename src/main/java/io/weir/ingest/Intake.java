package io.weir.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes one message: decodes it and holds it against the limits. Stateless; safe for use by several threads. */
public final class Intake {

    private final Decoders decoders;
    private final IngestLimits limits;
    private final Overruns overruns;

    /**
     * @param decoders of all formats
     * @param limits to hold messages against
     * @param overruns gets what goes beyond
     */
    public Intake(Decoders decoders, IngestLimits limits, Overruns overruns) {
        this.decoders = decoders;
        this.limits = limits;
        this.overruns = overruns;
    }

    /**
     * Takes a message. Never throws, whatever the bytes are.
     *
     * @param payload the message
     * @param now against which the instants of its samples are held
     */
    public Taken take(Payload payload, Instant now) {
        if (payload.bytes().length > limits.messageBytes()) {
            tooLarge(payload);
            return new Taken.Refused(
                    "too-large",
                    "the message has " + payload.bytes().length + " bytes, weir.ingest.limits.message-size allows "
                            + limits.messageBytes());
        }
        if (payload.bytes().length == 0) {
            return new Taken.Refused("empty", "the message has no bytes");
        }
        try {
            return within(decoders.decode(payload), now);
        } catch (UndecodableException e) {
            return new Taken.Refused(e.code(), String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            // A fault of ours must cost one message, not the flow.
            return failed(e);
        }
    }

    /**
     * Reads the names in a message that was taken, which is otherwise left until one of its shapes is new.
     *
     * @return why the message cannot be used after all; empty when it can
     */
    public static Optional<Taken.Refused> brokenNames(Taken.Kept kept) {
        try {
            for (DecodedFrame frame : kept.frames()) {
                var _ = frame.description().get();
            }
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(new Taken.Refused("malformed", String.valueOf(e.getMessage())));
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.of(failed(e));
        }
    }

    private static Taken.Refused failed(Throwable fault) {
        return new Taken.Refused("decoder-failed", "the decoder failed: " + fault);
    }

    private Taken within(Decoders.Decoded decoded, Instant now) {
        long latest = now.plus(limits.ahead()).toEpochMilli();
        long earliest = now.minus(limits.behind()).toEpochMilli();
        Drops drops = new Drops();
        List<DecodedFrame> kept = new ArrayList<>(decoded.frames().size());
        for (DecodedFrame frame : decoded.frames()) {
            if (frame.atMillis() > latest) {
                drop(drops, DropReason.AHEAD, frame, frame.values().length);
            } else if (frame.atMillis() < earliest) {
                drop(drops, DropReason.BEHIND, frame, frame.values().length);
            } else {
                int replaced = replaceInfinite(frame.values());
                if (replaced > 0) {
                    drop(drops, DropReason.INFINITE, frame, replaced);
                }
                kept.add(frame);
            }
        }
        return kept.isEmpty() && drops.total() > 0
                ? outOfTime(decoded.frames().getFirst())
                : new Taken.Kept(decoded.format(), kept, drops);
    }

    private void drop(Drops drops, DropReason reason, DecodedFrame frame, int samples) {
        drops.add(reason, samples);
        overruns.add(frame.sourceHash(), Overrun.Reason.of(reason), samples, () -> offender(frame));
    }

    private static Overrun.Offender offender(DecodedFrame frame) {
        DecodedFrame.Description description = frame.description().get();
        String series = description.series().isEmpty()
                ? ""
                : description.series().getFirst().text() + " ";
        return new Overrun.Offender(description.source(), series + "at " + millis(frame.atMillis()));
    }

    // Its bytes are not looked at: where it came from must do.
    private void tooLarge(Payload payload) {
        overruns.add(
                IdentityRules.hashOfMessage(payload),
                Overrun.Reason.MESSAGE_SIZE,
                1,
                () -> new Overrun.Offender(
                        IdentityRules.DEFAULT.ofMessage(payload),
                        payload.bytes().length + " bytes on " + payload.topic()));
    }

    // A message that is lost whole must leave a trace that can be looked at and sent again.
    private Taken outOfTime(DecodedFrame first) {
        return new Taken.Refused(
                "out-of-time",
                "every sample is more than " + text(limits.ahead()) + " ahead or " + text(limits.behind())
                        + " behind; the first is of " + millis(first.atMillis()));
    }

    private static String text(Duration time) {
        if (time.toMinutes() * 60 != time.toSeconds()) {
            return time.toSeconds() + " s";
        }
        return time.toHours() * 60 == time.toMinutes() ? time.toHours() + " h" : time.toMinutes() + " min";
    }

    private static String millis(long atMillis) {
        return atMillis == Long.MAX_VALUE
                ? "the far future"
                : Instant.ofEpochMilli(atMillis).toString();
    }

    private static int replaceInfinite(double[] values) {
        int replaced = 0;
        for (int i = 0; i < values.length; i++) {
            if (Double.isInfinite(values[i])) {
                values[i] = Double.NaN;
                replaced++;
            }
        }
        return replaced;
    }
}
