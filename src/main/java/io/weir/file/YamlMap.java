package io.weir.file;

import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A mapping of a YAML file that knows its lines. Every reader throws {@link FaultyFileException} on another form. */
public final class YamlMap {

    // An alias to one of its own parents would otherwise never end.
    private static final int DEEPEST = 40;

    private final Place place;
    private final int depth;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private record Entry(Place place, Node value) {}

    private YamlMap(MappingNode node, int depth) {
        this.place = Place.of(node);
        this.depth = depth;
        for (NodeTuple tuple : node.getValue()) {
            add(tuple);
        }
    }

    /** Reads a file whose whole content is one mapping. */
    public static YamlMap parse(String text) {
        Node root = compose(text);
        if (root instanceof MappingNode mapping) {
            return new YamlMap(mapping, 0);
        }
        throw new FaultyFileException("line 1: the file must hold keys and values, such as 'route:' or 'rules:'");
    }

    private static Node compose(String text) {
        try {
            return new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            throw FaultyFileException.notYaml(mark == null ? new Place(1, 1) : Place.of(mark), e.getProblem());
        } catch (YAMLException e) {
            throw new FaultyFileException("not YAML: " + e.getMessage());
        }
    }

    private void add(NodeTuple tuple) {
        Place at = Place.of(tuple.getKeyNode());
        String key = scalar(tuple.getKeyNode(), "key");
        if (depth > DEEPEST) {
            throw FaultyFileException.at(at, key, "nested deeper than " + DEEPEST + " levels");
        }
        if (entries.put(key, new Entry(at, tuple.getValueNode())) != null) {
            throw FaultyFileException.at(at, key, "given twice");
        }
    }

    /** Refuses keys that are not among these. */
    public void allowOnly(Set<String> keys) {
        entries.forEach((key, entry) -> {
            if (!keys.contains(key)) {
                throw fault(key, "unknown key; known here are " + String.join(", ", new TreeSet<>(keys)));
            }
        });
    }

    /** Whether the key is there, with a value or without. */
    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /** Line of a key, from 1; of the mapping when the key is not there. */
    public int lineOf(String key) {
        Entry entry = entries.get(key);
        return entry == null ? place.line() : entry.place().line();
    }

    /** Where the value of a key begins; where its text begins when it is one. */
    public Place placeOf(String key) {
        Entry entry = entries.get(key);
        if (entry == null) {
            return place;
        }
        return entry.value() instanceof ScalarNode scalar ? Place.ofText(scalar) : Place.of(entry.value());
    }

    /** The keys, in the order of the file. */
    public Set<String> keys() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /** Whether the key has one value: not a list, not a mapping, not nothing. */
    public boolean isText(String key) {
        return value(key).filter(ScalarNode.class::isInstance).isPresent();
    }

    /** A fault of this key's value. */
    public FaultyFileException fault(String key, String what) {
        Entry entry = entries.get(key);
        return FaultyFileException.at(entry == null ? place : entry.place(), key, what);
    }

    /** A text, number or truth value as written; empty when the key or its value is missing. */
    public Optional<String> text(String key) {
        return value(key).map(node -> scalar(node, key));
    }

    /** A text that must be there and not be blank. */
    public String required(String key) {
        return text(key).filter(t -> !t.isBlank()).orElseThrow(() -> fault(key, "must be given here"));
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String key, boolean otherwise) {
        return text(key)
                .map(t -> switch (t) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw fault(key, "'" + t + "' must be true or false");
                })
                .orElse(otherwise);
    }

    /** A whole number, zero or more. */
    public int count(String key, int otherwise) {
        return text(key)
                .map(t -> {
                    if (!t.matches("\\d{1,9}")) {
                        throw fault(key, "'" + t + "' must be a whole number, zero or more");
                    }
                    return Integer.parseInt(t);
                })
                .orElse(otherwise);
    }

    /** A duration such as {@code 30s} or {@code 1h30m}. */
    public Optional<Duration> duration(String key) {
        return text(key)
                .map(t -> Durations.parse(t)
                        .orElseThrow(() -> fault(
                                key, "'" + t + "' is no duration; write it like 30s, 5m, 1h30m or 2d, at most 100y")));
    }

    /** A mapping. */
    public Optional<YamlMap> map(String key) {
        return value(key).map(node -> asMap(node, key));
    }

    /** A mapping of texts, in the order of the file. */
    public Map<String, String> texts(String key) {
        return map(key).map(YamlMap::allTexts).orElse(Map.of());
    }

    private Map<String, String> allTexts() {
        Map<String, String> all = new LinkedHashMap<>();
        entries.keySet().forEach(key -> all.put(key, text(key).orElse("")));
        return all;
    }

    /** A list of mappings. */
    public List<YamlMap> maps(String key) {
        List<YamlMap> maps = new ArrayList<>();
        for (Node node : items(key)) {
            maps.add(asMap(node, key));
        }
        return maps;
    }

    /** A list of texts; one text alone stands for a list of one. */
    public List<String> list(String key) {
        if (entries.containsKey(key) && entries.get(key).value() instanceof ScalarNode) {
            return text(key).map(List::of).orElse(List.of());
        }
        return items(key).stream().map(n -> scalar(n, key)).toList();
    }

    private List<Node> items(String key) {
        Node node = value(key).orElse(null);
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw fault(key, "must be a list: lines that begin with '- '");
    }

    private Optional<Node> value(String key) {
        return Optional.ofNullable(entries.get(key))
                .map(Entry::value)
                .filter(n -> !n.getTag().equals(Tag.NULL));
    }

    private YamlMap asMap(Node node, String key) {
        if (node instanceof MappingNode mapping) {
            return new YamlMap(mapping, depth + 1);
        }
        throw FaultyFileException.at(Place.of(node), key, "must hold keys and values");
    }

    private static String scalar(Node node, String key) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw FaultyFileException.at(Place.of(node), key, "must be one value, not a list or a mapping");
    }
}
