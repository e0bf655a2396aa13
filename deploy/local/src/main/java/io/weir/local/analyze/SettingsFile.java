package io.weir.local.analyze;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.weir.api.adapter.NativeSettings;
import io.weir.local.common.Problem;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An engine's configuration read from a file: JSON, YAML, lines of {@code key=value}, or a syntax of its own. */
final class SettingsFile {

    private static final Pattern LINE =
            Pattern.compile("(?m)^\\s*(?:export\\s+)?([\\w.-]+)\\s*=\\s*\"?([^\"\\r\\n]*?)\"?\\s*$");

    private SettingsFile() {}

    static NativeSettings read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw Problem.ofInput("there is no file " + file + " with settings.");
        }
        try {
            String text = Files.readString(file);
            if (text.isBlank()) {
                throw Problem.ofInput(file + " holds no settings: it is empty.");
            }
            return new NativeSettings(text, values(text));
        } catch (MalformedInputException e) {
            throw Problem.ofInput(file + " holds no settings: it is not text.");
        } catch (IOException e) {
            throw Problem.ofInput("cannot read " + file + ": " + e.getMessage() + ".");
        }
    }

    static Map<String, String> values(String text) {
        Map<String, String> found = new TreeMap<>();
        JsonNode tree = tree(text);
        if (tree.isContainerNode()) {
            flatten("", tree, found);
            return found;
        }
        Matcher m = LINE.matcher(text);
        while (m.find()) {
            found.put(m.group(1), m.group(2));
        }
        return found;
    }

    /** A document that is neither JSON nor YAML is not wrong: engines have syntaxes of their own. */
    private static JsonNode tree(String text) {
        boolean json =
                text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[");
        ObjectMapper mapper = json ? new ObjectMapper() : new ObjectMapper(new YAMLFactory());
        try {
            JsonNode tree = mapper.readTree(text);
            return tree == null ? mapper.missingNode() : tree;
        } catch (JsonProcessingException e) {
            return mapper.missingNode();
        }
    }

    private static void flatten(String path, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.properties()
                    .forEach(e -> flatten(path.isEmpty() ? e.getKey() : path + "." + e.getKey(), e.getValue(), into));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + "[" + i + "]", node.get(i), into);
            }
        } else {
            into.put(path, node.asText());
        }
    }
}
