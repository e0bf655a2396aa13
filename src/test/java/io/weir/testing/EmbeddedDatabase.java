package io.weir.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real PostgreSQL that can be stopped and started again on the same port with the same data. */
public final class EmbeddedDatabase implements Killable {

    private static final long PATIENCE_SECONDS = 60;

    private final Path directory;
    private final int port;
    private final boolean durable;
    private EmbeddedPostgres running;

    private EmbeddedDatabase(Path directory, int port, boolean durable) throws IOException {
        this.directory = directory;
        this.port = port;
        this.durable = durable;
        this.running = launch();
    }

    /** Starts one that forgets faster than it writes: for tests that never kill it. */
    public static EmbeddedDatabase start() throws IOException {
        return new EmbeddedDatabase(Files.createTempDirectory("weir-test-postgres"), Scratch.freePort(), false);
    }

    /** Starts one that keeps what it acknowledged, as in real life. */
    public static EmbeddedDatabase startDurable() throws IOException {
        return new EmbeddedDatabase(Files.createTempDirectory("weir-test-postgres"), Scratch.freePort(), true);
    }

    /** Stops the server; clients find the port closed. */
    public void stop() throws IOException {
        running.close();
    }

    /** Starts the server again after {@link #stop()} or {@link #kill()}. */
    @Override
    public void restart() throws IOException {
        running = launch();
    }

    @Override
    public void kill() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(directory.resolve("postmaster.pid"))
                .getFirst()
                .strip());
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(server), server.descendants()).toList();
        server.destroyForcibly();
        // The others notice by themselves; while one lives, no new server starts on their data.
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        running.close();
    }

    /** A new connection, to look from outside. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), "postgres", "postgres");
    }

    /** For JDBC. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** What the service needs to know of it, by configuration key. */
    public Map<String, String> configuration() {
        return Map.of(
                "quarkus.datasource.jdbc.url",
                jdbcUrl(),
                "quarkus.datasource.reactive.url",
                "postgresql://127.0.0.1:" + port + "/postgres",
                "quarkus.datasource.username",
                "postgres",
                "quarkus.datasource.password",
                "postgres");
    }

    @Override
    public void close() throws IOException {
        running.close();
        Scratch.delete(directory);
    }

    private EmbeddedPostgres launch() throws IOException {
        String sync = durable ? "on" : "off";
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(true)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("fsync", sync)
                .setServerConfig("synchronous_commit", sync)
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "64MB")
                .start();
    }
}
