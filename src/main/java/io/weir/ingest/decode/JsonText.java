package io.weir.ingest.decode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.ingest.UndecodableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads one JSON object. */
final class JsonText {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonText() {}

    /** Parses the bytes from the given one on. */
    static JsonNode object(byte[] bytes, int from) throws UndecodableException {
        try {
            JsonNode root = MAPPER.readTree(bytes, from, bytes.length - from);
            if (root == null || !root.isObject()) {
                throw new UndecodableException(
                        "malformed",
                        "expected one JSON object, found "
                                + (root == null
                                        ? "nothing"
                                        : root.getNodeType().name().toLowerCase(java.util.Locale.ROOT)));
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new UndecodableException("malformed", "not JSON: " + said(e));
        } catch (IOException e) {
            throw new UndecodableException("malformed", "not JSON: " + e.getMessage());
        }
    }

    /** What the parser says, without its advice on how it could be told to be less strict. */
    static String said(JsonProcessingException e) {
        return String.valueOf(e.getOriginalMessage()).replaceFirst(": enable `[^`]*` to allow$", "");
    }

    /** The beginning as text, to look at without parsing. */
    static String head(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, 300), StandardCharsets.UTF_8).stripLeading();
    }
}
