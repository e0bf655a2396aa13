package io.weir.bench.decoders;

import io.weir.ingest.IdentityRules;
import io.weir.ingest.decode.OtlpJsonDecoder;
import io.weir.ingest.decode.OtlpProtoDecoder;
import io.weir.ingest.decode.WeirJsonDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The messages that are measured, by the name of their format. */
final class Messages {

    private static final Map<String, Supplier<Message>> ALL = new LinkedHashMap<>();

    static {
        ALL.put(
                "otlp-proto",
                () -> new Message(new OtlpProtoDecoder(IdentityRules.DEFAULT), OtlpMessages.proto(), 100));
        ALL.put(
                "otlp-json",
                () -> new Message(new OtlpJsonDecoder(IdentityRules.DEFAULT), utf8(OtlpMessages.json()), 100));
        ALL.put(
                "weir-json",
                () -> new Message(new WeirJsonDecoder(IdentityRules.DEFAULT), utf8(JsonMessages.weir()), 100));
    }

    private Messages() {}

    static Message of(String format) {
        Supplier<Message> found = ALL.get(format);
        if (found == null) {
            throw new IllegalArgumentException(
                    "no format '" + format + "', must be one of: " + String.join(", ", ALL.keySet()) + ".");
        }
        return found.get();
    }

    /** Names in which the pattern is found. */
    static List<String> matching(String pattern) {
        List<String> found = ALL.keySet().stream()
                .filter(Pattern.compile(pattern).asPredicate())
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + pattern + "' is in none of: " + String.join(", ", ALL.keySet()) + ".");
        }
        return found;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
