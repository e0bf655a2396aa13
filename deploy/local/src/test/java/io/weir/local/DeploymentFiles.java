package io.weir.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The files under k8s and deploy/docker, as trees. */
final class DeploymentFiles {
    static final Path ROOT =
            Path.of(System.getProperty("basedir", "."), "..", "..").normalize();
    private static final List<String> WORKLOADS = List.of("Deployment", "StatefulSet", "DaemonSet", "Job");
    private static final YAMLMapper YAML = new YAMLMapper();

    private DeploymentFiles() {}

    static List<Path> manifests() {
        try (Stream<Path> files = Files.walk(ROOT.resolve("k8s"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every document of a file; a file that is not YAML throws. */
    static List<JsonNode> documents(Path file) {
        try (var values = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
            return values.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is not YAML", e);
        }
    }

    static Stream<JsonNode> workloads() {
        return manifests().stream()
                .flatMap(file -> documents(file).stream())
                .filter(document -> WORKLOADS.contains(document.path("kind").asText()));
    }

    static JsonNode podOf(JsonNode workload) {
        return workload.at("/spec/template/spec");
    }

    static Stream<JsonNode> containersOf(JsonNode workload) {
        return elements(podOf(workload).path("containers"));
    }

    static JsonNode base(String name) {
        return documents(ROOT.resolve("k8s/base/" + name)).getFirst();
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return array instanceof MissingNode ? Stream.empty() : StreamSupport.stream(array.spliterator(), false);
    }
}
