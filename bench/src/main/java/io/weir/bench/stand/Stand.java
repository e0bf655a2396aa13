package io.weir.bench.stand;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** PostgreSQL, Kafka and the service, each a process of its own, with data that is thrown away afterwards. */
public final class Stand implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Setup setup;
    private final Path root;
    private final Path work;
    private final int kafkaPort = freePort();
    private final int postgresPort = freePort();
    private final Process services;
    private final List<Replica> replicas = new ArrayList<>();
    private double usedByKilled;

    /**
     * How it is set up.
     *
     * @param work where data is kept, emptied first
     * @param heap of the service, such as 512m
     * @param jvmArgs further arguments of its JVM
     * @param configuration of the service, beside where everything is
     */
    public record Setup(Path work, String heap, List<String> jvmArgs, Map<String, String> configuration) {

        /** Copies. */
        public Setup {
            jvmArgs = List.copyOf(jvmArgs);
            configuration = Map.copyOf(configuration);
        }
    }

    /**
     * Starts PostgreSQL and Kafka with empty data.
     *
     * @param setup how
     * @param root of the repository
     */
    public Stand(Setup setup, Path root) throws IOException, InterruptedException {
        this.setup = setup;
        this.root = root;
        this.work = setup.work();
        remove(work);
        Files.createDirectories(work);
        this.services = launch(
                "services",
                List.of(
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-Dweir.root=" + root,
                        "-Dweir.home=" + work,
                        "-jar",
                        root.resolve("deploy/local/target/weir-local.jar").toString(),
                        "up",
                        "--no-service",
                        "--no-sample",
                        "--kafka-port",
                        Integer.toString(kafkaPort),
                        "--postgres-port",
                        Integer.toString(postgresPort)),
                Map.of());
        awaitServices();
    }

    public String kafka() {
        return "127.0.0.1:" + kafkaPort;
    }

    /** A new connection to the service's database. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), "weir", password());
    }

    /** The service, or one of several. */
    private record Replica(Process process, String address) {}

    /** Starts the service, or one more of it, waits until it is ready, and returns its address. */
    public String startWeir() throws IOException, InterruptedException {
        int httpPort = freePort();
        String log = replicas.isEmpty() ? "weir" : "weir-" + (replicas.size() + 1);
        List<String> command = new ArrayList<>(List.of("-Xmx" + setup.heap(), "-XX:+ExitOnOutOfMemoryError"));
        setup.jvmArgs().stream().filter(argument -> !argument.isEmpty()).forEach(command::add);
        configuration(httpPort).forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of(
                "-jar", root.resolve("src/target/quarkus-app/quarkus-run.jar").toString()));
        Process started = launch(log, command, Map.of("QUARKUS_DATASOURCE_PASSWORD", password()));
        String address = "http://127.0.0.1:" + httpPort;
        replicas.add(new Replica(started, address));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!ready(address)) {
            if (!started.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("the service did not start, see " + work.resolve(log + ".log"));
            }
            Thread.sleep(50);
        }
        return address;
    }

    private static boolean ready(String address) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(20))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (ConnectException | HttpTimeoutException e) {
            return false;
        }
    }

    /** Stops the service, all of it. */
    public void stopWeir() throws InterruptedException {
        for (Replica replica : replicas) {
            replica.process().destroy();
        }
        for (Replica replica : replicas) {
            if (!replica.process().waitFor(30, TimeUnit.SECONDS)) {
                replica.process().destroyForcibly().waitFor();
            }
        }
        replicas.clear();
    }

    /** Kills the replica that was started last, as if its machine had failed. */
    public void killWeir() throws InterruptedException {
        Process last = replicas.removeLast().process();
        usedByKilled += Cpu.seconds(last.pid());
        last.destroyForcibly().waitFor();
    }

    /** Addresses of all replicas that run. */
    public List<String> addresses() {
        return replicas.stream().map(Replica::address).toList();
    }

    /** Processor time of each process so far, in seconds; of the service that of killed ones too. */
    public CpuTimes cpu() {
        return new CpuTimes(
                usedByKilled
                        + replicas.stream()
                                .mapToDouble(
                                        replica -> Cpu.seconds(replica.process().pid()))
                                .sum(),
                Cpu.seconds(postmaster()),
                Cpu.seconds(services.pid()));
    }

    /** Memory in use now, in MB, by process; what PostgreSQL's processes share counts once. */
    public Map<String, Object> memory() {
        Map<String, Object> result = new LinkedHashMap<>();
        for (int i = 0; i < replicas.size(); i++) {
            result.put(
                    "service" + (i == 0 ? "" : " " + (i + 1)),
                    Resident.megabytes(replicas.get(i).process().pid()));
        }
        result.put("postgres", Resident.megabytes(postmaster()));
        return result;
    }

    private Map<String, String> configuration(int httpPort) {
        Map<String, String> values = new TreeMap<>();
        values.put("quarkus.http.host", "127.0.0.1");
        values.put("quarkus.http.port", Integer.toString(httpPort));
        values.put("quarkus.datasource.jdbc.url", jdbcUrl());
        values.put("quarkus.datasource.reactive.url", jdbcUrl().substring("jdbc:".length()));
        values.put("quarkus.datasource.username", "weir");
        values.put("kafka.bootstrap.servers", kafka());
        values.putAll(setup.configuration());
        return values;
    }

    /** Address of the database, without an account. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgresPort + "/weir";
    }

    /** Of account weir. */
    public String password() {
        try {
            return Files.readString(work.resolve("postgres.password")).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private long postmaster() {
        try (Stream<String> lines = Files.lines(work.resolve("postgres/postmaster.pid"))) {
            return Long.parseLong(lines.findFirst().orElse("").strip());
        } catch (IOException e) {
            return -1;
        }
    }

    private void awaitServices() throws IOException, InterruptedException {
        Path log = work.resolve("services.log");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(log).contains("Ctrl-C stops")) {
            if (!services.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("PostgreSQL or Kafka did not start, see " + log);
            }
            Thread.sleep(50);
        }
    }

    private Process launch(String name, List<String> arguments, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(work.resolve(name + ".log").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void remove(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Like {@link #close()}, on the way out of the process. */
    public void stop() {
        try {
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopWeir();
        services.destroy();
        if (!services.waitFor(60, TimeUnit.SECONDS)) {
            services.destroyForcibly().waitFor();
        }
    }
}
