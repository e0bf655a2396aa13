package io.weir.ingest.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.weir.ingest.UndecodableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value in a JSON document that knows where it is, so that whatever is wrong with it can be said with its JSON pointer.
 *
 * @param node the value; a missing node where there is none
 * @param parent what it is in; null for the whole document
 * @param step key or index within the parent
 */
record JsonAt(JsonNode node, @Nullable JsonAt parent, String step) {

    private static final int DEEPEST = 64;
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int SHOWN = 60;

    /** Reads a whole document. */
    static JsonAt document(byte[] bytes) throws UndecodableException {
        try {
            return new JsonAt(MAPPER.readTree(bytes), null, "");
        } catch (JsonEOFException e) {
            throw new UndecodableException("truncated", "the JSON ends too early" + place(e));
        } catch (JsonProcessingException e) {
            throw new UndecodableException("malformed", "not JSON" + place(e) + ": " + JsonText.said(e));
        } catch (IOException e) {
            throw new UndecodableException("malformed", "not JSON: " + e.getMessage());
        }
    }

    /** Whether the document, or the first element if it is an array, is an object with one of the keys. Never throws. */
    static boolean hasKey(byte[] bytes, List<String> keys) {
        try (JsonParser parser = MAPPER.createParser(bytes)) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                token = parser.nextToken();
            }
            return token == JsonToken.START_OBJECT && hasKey(parser, keys);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean hasKey(JsonParser parser, List<String> keys) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            if (keys.contains(parser.currentName())) {
                return true;
            }
            parser.nextToken();
            parser.skipChildren();
        }
        return false;
    }

    /** The value of a key; absent where this is no object or has no such key. */
    JsonAt get(String key) {
        JsonNode child = node.get(key);
        return new JsonAt(child == null ? MissingNode.getInstance() : child, this, key);
    }

    /** Whether there is nothing, or only null. */
    boolean isAbsent() {
        return node.isMissingNode() || node.isNull();
    }

    /** The elements of an array; none where there is nothing. */
    List<JsonAt> elements() throws UndecodableException {
        if (isAbsent()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw invalid("an array");
        }
        List<JsonAt> result = new ArrayList<>(node.size());
        for (JsonNode element : node) {
            result.add(new JsonAt(element, this, Integer.toString(result.size())));
        }
        return result;
    }

    /** The values of an object, each with its key as its step. */
    List<JsonAt> fields() throws UndecodableException {
        object();
        List<JsonAt> result = new ArrayList<>(node.size());
        for (Iterator<String> keys = node.fieldNames(); keys.hasNext(); ) {
            result.add(get(keys.next()));
        }
        return result;
    }

    /** This, when it is an object. */
    JsonAt object() throws UndecodableException {
        if (!node.isObject()) {
            throw invalid("an object");
        }
        return this;
    }

    /** The text. */
    String text() throws UndecodableException {
        if (!node.isTextual()) {
            throw invalid("a string");
        }
        return node.textValue();
    }

    /** The text, or the empty one where there is nothing. */
    String textOrEmpty() throws UndecodableException {
        return isAbsent() ? "" : text();
    }

    /** What to say when the value is none that may be here. */
    UndecodableException invalid(String wanted) {
        return new UndecodableException("invalid", pointer() + " is " + shown() + ", must be " + wanted);
    }

    /** Where the value is, as RFC 6901 has it; the whole document is called so. */
    String pointer() {
        return parent == null ? "the document" : path();
    }

    private String path() {
        return parent == null
                ? ""
                : parent.path() + "/" + step.replace("~", "~0").replace("/", "~1");
    }

    private String shown() {
        if (node.isMissingNode()) {
            return "missing";
        }
        if (node.isObject()) {
            return "an object";
        }
        if (node.isArray()) {
            return "an array";
        }
        String text = node.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }
}
