package io.weir.ingest.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.ingest.UndecodableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a message as JSON: one object, objects one after another (such as one a line), or an array of objects. */
final class JsonRoots {

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(1 << 20)
                    .maxNameLength(1 << 16)
                    .build())
            .build());

    private JsonRoots() {}

    static List<JsonNode> read(byte[] bytes) throws UndecodableException {
        List<JsonNode> roots = new ArrayList<>(1);
        try (JsonParser parser = MAPPER.createParser(bytes)) {
            while (parser.nextToken() != null) {
                JsonNode root = MAPPER.readTree(parser);
                if (root.isArray()) {
                    root.forEach(roots::add);
                } else {
                    roots.add(root);
                }
            }
        } catch (JsonProcessingException e) {
            throw new UndecodableException("malformed", "not JSON: " + e.getOriginalMessage() + at(e));
        } catch (IOException e) {
            throw new UndecodableException("malformed", "not JSON: " + e.getMessage());
        }
        return objects(roots);
    }

    private static List<JsonNode> objects(List<JsonNode> roots) throws UndecodableException {
        for (JsonNode root : roots) {
            if (!root.isObject()) {
                throw new UndecodableException("malformed", "expected a JSON object, found " + root.getNodeType());
            }
        }
        return roots;
    }

    private static String at(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }
}
