package io.weir.web.deadletter;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a message as a person can read them.
 *
 * @param kind what they are shown as: {@code JSON}, {@code Text} or {@code Bytes}
 * @param text to show
 * @param cut whether only their beginning is shown
 */
public record Content(String kind, String text, boolean cut) {

    private static final int MOST_TEXT = 64 << 10;
    private static final int MOST_BYTES = 4 << 10;
    private static final int LINE = 16;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    /** Decides by the bytes themselves. */
    public static Content of(byte[] bytes) {
        String text = text(bytes);
        if (text == null) {
            return new Content("Bytes", dump(bytes), bytes.length > MOST_BYTES);
        }
        boolean cut = text.length() > MOST_TEXT;
        if (!cut && (text.startsWith("{") || text.startsWith("["))) {
            try {
                return new Content("JSON", Json.encodePrettily(Json.decodeValue(text)), false);
            } catch (DecodeException e) {
                return new Content("Text", text, false);
            }
        }
        return new Content("Text", cut ? text.substring(0, MOST_TEXT) : text, cut);
    }

    /** The beginning on one line. */
    public static String head(byte[] bytes, int most) {
        String text = text(bytes);
        String line = text == null ? HEX.formatHex(bytes, 0, Math.min(bytes.length, most / 3)) : text.strip();
        String flat = line.replaceAll("\\s+", " ");
        return flat.length() <= most ? flat : flat.substring(0, most) + " …";
    }

    private static @Nullable String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean readable = text.chars().noneMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c));
            return readable ? text : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static String dump(byte[] bytes) {
        StringBuilder dump = new StringBuilder();
        int end = Math.min(bytes.length, MOST_BYTES);
        for (int from = 0; from < end; from += LINE) {
            int to = Math.min(end, from + LINE);
            dump.append(String.format(Locale.ROOT, "%06x  %-47s  ", from, HEX.formatHex(bytes, from, to)));
            for (int i = from; i < to; i++) {
                dump.append(bytes[i] >= ' ' && bytes[i] < 0x7F ? (char) bytes[i] : '.');
            }
            dump.append('\n');
        }
        return dump.toString();
    }
}
