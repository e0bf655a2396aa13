package io.weir.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.ingest.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private static final ObjectMapper JACKSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Random random = new Random(9);

    @Test
    void whatJacksonReadsIsReadAlike() throws Exception {
        for (int i = 0; i < 5_000; i++) {
            String document = value(0);
            Json json = new Json(document.getBytes(StandardCharsets.UTF_8), 0);

            assertThat(tree(json)).as(document).isEqualTo(JACKSON.readTree(document));
            json.end();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[",
                "[1,]",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "[1 2]",
                "{\"a\":1,}",
                "\"a",
                "tru",
                "nul",
                "]",
                "[\"\n\"]"
            })
    void whatIsNoJsonIsRefused(String document) {
        assertThat(skips(document)).isFalse();
    }

    @Test
    void whatIsTooDeepIsRefused() {
        assertThat(skips("[".repeat(Json.DEEPEST) + "]".repeat(Json.DEEPEST))).isTrue();
        assertThat(skips("[".repeat(Json.DEEPEST + 1) + "]".repeat(Json.DEEPEST + 1)))
                .isFalse();
    }

    private static boolean skips(String document) {
        try {
            Json json = new Json(document.getBytes(StandardCharsets.UTF_8), 0);
            json.skip();
            json.end();
            return true;
        } catch (UndecodableException e) {
            return false;
        }
    }

    private static JsonNode tree(Json json) throws Exception {
        switch (json.peek()) {
            case '{' -> {
                var object = JACKSON.createObjectNode();
                json.object();
                while (json.key()) {
                    String key = json.text();
                    object.set(key, tree(json));
                }
                return object;
            }
            case '[' -> {
                var array = JACKSON.createArrayNode();
                json.array();
                while (json.element()) {
                    array.add(tree(json));
                }
                return array;
            }
            case '"' -> {
                json.string();
                return JACKSON.getNodeFactory().textNode(json.text());
            }
            default -> {
                int begin = json.at;
                json.skip();
                return JACKSON.readTree(json.bytes, begin, json.at - begin);
            }
        }
    }

    private String value(int depth) {
        return blank()
                + switch (random.nextInt(depth > 4 ? 5 : 7)) {
                    case 0 -> "true";
                    case 1 -> "null";
                    case 2 -> Integer.toString(random.nextInt());
                    case 3 -> Double.toString(random.nextGaussian());
                    case 4 -> text();
                    case 5 -> object(depth);
                    default -> array(depth);
                }
                + blank();
    }

    private String object(int depth) {
        StringBuilder result = new StringBuilder("{");
        for (int i = random.nextInt(4); i > 0; i--) {
            result.append(blank()).append(text()).append(blank()).append(':').append(value(depth + 1));
            result.append(i > 1 ? "," : "");
        }
        return result.append('}').toString();
    }

    private String array(int depth) {
        StringBuilder result = new StringBuilder("[");
        for (int i = random.nextInt(4); i > 0; i--) {
            result.append(value(depth + 1)).append(i > 1 ? "," : "");
        }
        return result.append(']').toString();
    }

    private String text() {
        String[] parts = {"a", "queue.size", "\\\"", "\\\\", "\\u00e9", "ü", "\\n", " ", "{", "]", "0123456789"};
        StringBuilder result = new StringBuilder("\"");
        for (int i = random.nextInt(6); i > 0; i--) {
            result.append(parts[random.nextInt(parts.length)]);
        }
        return result.append('"').toString();
    }

    private String blank() {
        return " \n\t ".substring(0, random.nextInt(3));
    }
}
