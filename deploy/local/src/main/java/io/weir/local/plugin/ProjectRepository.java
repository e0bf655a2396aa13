package io.weir.local.plugin;

import io.weir.api.ApiVersion;
import io.weir.local.common.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The API and the testkit as Maven artifacts. Their version ends with a digest of what they hold: what Maven has once put
 * aside under a version never changes, and two builds of Weir are never mistaken for each other.
 */
final class ProjectRepository {

    private static final String API = "weir-plugins-api";
    private static final String TESTKIT = "weir-testkit";
    private static final int DIGITS = 10;

    private final Map<String, byte[]> jars = new TreeMap<>();
    private final Map<String, String> poms = new TreeMap<>();

    private ProjectRepository() {}

    static ProjectRepository of(Kit kit) throws IOException {
        ProjectRepository repository = new ProjectRepository();
        repository.jars.put(API, ClassesJar.of(kit.api()));
        repository.jars.put(TESTKIT, ClassesJar.of(kit.testkit()));
        repository.poms.put(API, Files.readString(kit.pom(API)));
        repository.poms.put(TESTKIT, Files.readString(kit.pom(TESTKIT)));
        return repository;
    }

    String version() {
        MessageDigest digest = digest("SHA-256");
        jars.values().forEach(digest::update);
        poms.values().forEach(pom -> digest.update(pom.getBytes(StandardCharsets.UTF_8)));
        return ApiVersion.CURRENT + ".0-"
                + HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }

    /** Writes both into {@code repository} of a project, in place of what was there. */
    void writeInto(Path project) throws IOException {
        Path ours = project.resolve("repository/io/weir");
        for (String artifact : jars.keySet()) {
            Home.remove(ours.resolve(artifact));
            Path folder = ours.resolve(artifact).resolve(version());
            Files.createDirectories(folder);
            String name = artifact + "-" + version();
            write(folder.resolve(name + ".jar"), jars.getOrDefault(artifact, new byte[0]));
            String pom = poms.getOrDefault(artifact, "").replace("${weirVersion}", version());
            write(folder.resolve(name + ".pom"), pom.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.write(file, content);
        // Without it Maven warns that it cannot check what it reads.
        Files.writeString(
                file.resolveSibling(file.getFileName() + ".sha1"),
                HexFormat.of().formatHex(digest("SHA-1").digest(content)));
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
