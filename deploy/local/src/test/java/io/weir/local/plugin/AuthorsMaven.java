package io.weir.local.plugin;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Maven as an author has it, with a local repository that knows nothing of Weir. What it would fetch from Central comes from
 * the local repository of this build, so that no network is needed.
 */
final class AuthorsMaven {

    private final Path home;

    AuthorsMaven(Path home) throws IOException {
        this.home = home;
        Path fetched =
                Path.of(System.getProperty("localRepository", System.getProperty("user.home") + "/.m2/repository"));
        Files.createDirectories(home);
        Files.writeString(home.resolve("settings.xml"), """
                <settings>
                  <mirrors>
                    <mirror>
                      <id>fetched</id>
                      <mirrorOf>central</mirrorOf>
                      <url>%s</url>
                    </mirror>
                  </mirrors>
                </settings>
                """.formatted(fetched.toUri()));
    }

    /** What a build printed. */
    record Built(int exitCode, String output) {}

    /** The program, where there is one. */
    static Path program() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "mvn"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no mvn on PATH, and this is built with it"));
    }

    Built run(Path project, String... goals) throws IOException, InterruptedException {
        ProcessBuilder maven = new ProcessBuilder(Stream.concat(
                        Stream.of(
                                program().toString(),
                                "-B",
                                "-ntp",
                                "-o",
                                "-s",
                                home.resolve("settings.xml").toString(),
                                "-Dmaven.repo.local=" + home.resolve("repository")),
                        Stream.of(goals))
                .toList());
        maven.directory(project.toFile()).redirectErrorStream(true);
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        maven.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        maven.environment().keySet().removeAll(List.of("MAVEN_ARGS"));
        Process process = maven.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Built(process.waitFor(), output);
    }
}
