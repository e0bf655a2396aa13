package io.weir.bench.decoders;

import io.weir.ingest.IdentityRules;
import io.weir.ingest.PayloadDecoder;
import io.weir.ingest.decode.Formats;
import io.weir.ingest.encoding.Unpacking;
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
        put("otlp-proto", OtlpMessages::proto, 100);
        put("prometheus-remote-write", RemoteWriteMessages::plain, 100);
        text("influx-line", TextMessages::influx, 100);
        text("prometheus-text", TextMessages::prometheus, 100);
        text("otlp-json", OtlpMessages::json, 100);
        text("telegraf-json", JsonMessages::telegraf, 100);
        text("vector-json", JsonMessages::vector, 100);
        text("collectd-json", JsonMessages::collectd, 100);
        text("weir-json", JsonMessages::weir, 100);
        text("influx-line-single", TextMessages::influxSingle, 10);
        text("telegraf-json-single", JsonMessages::telegrafSingle, 10);
        text("collectd-json-single", JsonMessages::collectdSingle, 1);
        text("collectd-putval-single", TextMessages::putval, 1);
    }

    private static void text(String name, Supplier<String> message, int samples) {
        put(name, () -> message.get().getBytes(StandardCharsets.UTF_8), samples);
    }

    private static void put(String name, Supplier<byte[]> message, int samples) {
        ALL.put(name, () -> new Message(decoder(name.replace("-single", "")), message.get(), samples));
    }

    private static PayloadDecoder decoder(String format) {
        return Formats.all(IdentityRules.DEFAULT, new Unpacking(Unpacking.USUAL_LIMIT)).stream()
                .filter(decoder -> decoder.format().equals(format))
                .findFirst()
                .orElseThrow();
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
}
