package io.weir.plugin.directory;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a plugin tells a native compiler. Immutable. */
public final class NativeMetadata {

    /** Where it lies in a jar. */
    public static final String PLACE = "META-INF/native-image/";

    /** Name of the file. */
    public static final String FILE = "reachability-metadata.json";

    private final List<String> texts;

    private NativeMetadata(List<String> texts) {
        this.texts = texts;
    }

    /** Reads it. */
    public static NativeMetadata of(Dropped dropped) throws Unusable {
        JarContent content = JarContent.read(dropped.files());
        return new NativeMetadata(content.names()
                .filter(n -> n.startsWith(PLACE) && (n.endsWith("/" + FILE) || n.endsWith("/reflect-config.json")))
                .flatMap(n -> content.all(n).stream())
                .map(f -> new String(f.bytes(), StandardCharsets.UTF_8))
                .toList());
    }

    /** Whether the class is named in it. */
    public boolean names(String type) {
        return texts.stream().anyMatch(t -> t.contains("\"" + type + "\""));
    }
}
