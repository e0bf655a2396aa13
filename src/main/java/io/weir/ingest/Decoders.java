package io.weir.ingest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Finds the decoder of a message: by its topic where that is configured, else by looking at its bytes. */
public final class Decoders {

    /** The format of topics that may carry any. */
    public static final String AUTO = "auto";

    /** Most bytes of a message that are looked at to find out its format: every decoder looks. */
    static final int LOOKED_AT = 1 << 20;

    private static final int TOPICS = 1_000;

    private final List<PayloadDecoder> all;
    private final Map<String, List<PayloadDecoder>> byTopic = new TreeMap<>();
    private final Unpacker unpacking;
    private final FurtherDecoders further;
    private final Map<String, String> furtherByTopic = new TreeMap<>();
    // A topic carries what it carried a moment ago, nearly always.
    private final Map<String, PayloadDecoder> latest = new ConcurrentHashMap<>();

    /**
     * For messages that are never packed.
     *
     * @param all in the order in which they are asked whether they recognise a message
     * @param formats by topic: {@link #AUTO}, the name of a format, or the first part of several such as {@code otlp}
     * @throws IllegalArgumentException when there is no such format; the message names topic and formats
     */
    public Decoders(List<PayloadDecoder> all, Map<String, String> formats) {
        this(all, formats, payload -> payload);
    }

    /**
     * @param all in the order in which they are asked whether they recognise a message
     * @param formats by topic: {@link #AUTO}, the name of a format, or the first part of several such as {@code otlp}
     * @param unpacking opens packed messages before anybody looks at them
     * @throws IllegalArgumentException when there is no such format; the message names topic and formats
     */
    public Decoders(List<PayloadDecoder> all, Map<String, String> formats, Unpacker unpacking) {
        this(all, formats, unpacking, FurtherDecoders.NONE);
    }

    /**
     * With decoders that come and go. They are asked for topics whose format is theirs, and for messages that none of the
     * others recognises.
     *
     * @throws IllegalArgumentException when there is no such format and none may come
     */
    public Decoders(
            List<PayloadDecoder> all, Map<String, String> formats, Unpacker unpacking, FurtherDecoders further) {
        this.unpacking = unpacking;
        this.all = List.copyOf(all);
        this.further = further;
        formats.forEach((topic, format) -> {
            List<PayloadDecoder> named = named(topic, format);
            if (named.isEmpty()) {
                furtherByTopic.put(topic, format);
            } else {
                byTopic.put(topic, named);
            }
        });
    }

    /**
     * Decodes a message.
     *
     * @param packed as it came; it may be compressed
     * @throws UndecodableException when it cannot be unpacked, no decoder recognises it, or the one that does cannot
     *     decode it
     */
    public Decoded decode(Payload packed) throws UndecodableException {
        Payload payload = unpacking.unpack(packed);
        List<PayloadDecoder> candidates = candidates(payload.topic());
        PayloadDecoder decoder =
                candidates.size() == 1 ? candidates.getFirst() : recognising(candidates, payload.head(LOOKED_AT));
        return new Decoded(decoder.format(), decoder.decode(payload));
    }

    /**
     * What a message held.
     *
     * @param format that it was in
     * @param frames that it held
     */
    public record Decoded(String format, List<DecodedFrame> frames) {}

    private List<PayloadDecoder> candidates(String topic) throws UndecodableException {
        String format = furtherByTopic.isEmpty() ? null : furtherByTopic.get(topic);
        if (format == null) {
            return byTopic.getOrDefault(topic, all);
        }
        return further.now().stream()
                .filter(d -> d.format().equals(format))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new UndecodableException(
                        "decoder-missing",
                        "weir.ingest.topics.\"" + topic + "\".format is '" + format
                                + "', and no plugin decodes that now; put it back and send the message again"));
    }

    private PayloadDecoder recognising(List<PayloadDecoder> candidates, Payload payload) throws UndecodableException {
        PayloadDecoder before = latest.get(payload.topic());
        if (before != null && before.recognises(payload)) {
            return before;
        }
        PayloadDecoder found = first(candidates, payload);
        boolean stays = all.contains(found);
        if (stays && (before != null || latest.size() < TOPICS)) {
            latest.put(payload.topic(), found);
        }
        return found;
    }

    private PayloadDecoder first(List<PayloadDecoder> candidates, Payload payload) throws UndecodableException {
        for (PayloadDecoder candidate : candidates) {
            if (candidate.recognises(payload)) {
                return candidate;
            }
        }
        List<PayloadDecoder> others = candidates == all ? further.now() : List.of();
        for (PayloadDecoder other : others) {
            if (other.recognises(payload)) {
                return other;
            }
        }
        throw new UndecodableException(
                "unknown-format",
                "the message looks like none of these formats, as far as its first " + LOOKED_AT + " bytes tell: "
                        + names(candidates) + (others.isEmpty() ? "" : ", " + names(others)));
    }

    private List<PayloadDecoder> named(String topic, String format) {
        if (format.equals(AUTO)) {
            return all;
        }
        List<PayloadDecoder> found = all.stream()
                .filter(d -> d.format().equals(format) || d.format().startsWith(format + "-"))
                .toList();
        boolean known = further.mayCome()
                || further.now().stream().anyMatch(d -> d.format().equals(format));
        if (found.isEmpty() && !known) {
            throw new IllegalArgumentException("weir.ingest.topics.\"" + topic + "\".format is '" + format
                    + "', must be one of: " + AUTO + ", " + names(all));
        }
        return found;
    }

    private static String names(List<PayloadDecoder> decoders) {
        return decoders.stream().map(PayloadDecoder::format).collect(Collectors.joining(", "));
    }
}
