package io.weir.ingest.decode;

import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.PayloadDecoder;
import io.weir.ingest.encoding.Unpacking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Messages as real senders send them, one a file. What each came from is in the file {@code .meta.json} beside it. */
final class SampleFiles {

    static final Instant RECEIVED = Instant.parse("2026-11-24T03:40:00Z");
    static final List<PayloadDecoder> ALL = Formats.all(IdentityRules.DEFAULT, new Unpacking(1 << 20));

    private static final Path ROOT = Path.of("test", "resources", "samples");

    private SampleFiles() {}

    /** Their names, such as {@code collectd/putval.txt}. */
    static List<String> names() {
        try (Stream<Path> files = Files.walk(root())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root().relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.endsWith(".meta.json") && !name.startsWith("expected/"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(root().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The message as it would come from a topic that carries several formats. */
    static Payload payload(String name) {
        return payload(name, bytes(name));
    }

    static Payload payload(String name, byte[] bytes) {
        String topic = name.startsWith("sparkplug_b/") ? "spBv1.0/plant/NDATA/edge-1" : "weir.metrics";
        return new Payload(topic, "agent-7", Map.of(), RECEIVED, bytes);
    }

    static Path root() {
        return Path.of(System.getProperty("basedir", ".")).resolve(ROOT);
    }
}
