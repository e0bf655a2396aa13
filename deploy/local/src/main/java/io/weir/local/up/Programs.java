package io.weir.local.up;

import io.weir.local.common.Home;
import io.weir.local.up.ChildProcess.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the programs that run beside the launcher are called. */
final class Programs {

    private final Home home;
    private final UpOptions options;

    Programs(Home home, UpOptions options) {
        this.home = home;
        this.options = options;
    }

    ChildProcess service() {
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx512m"));
        Path cache = home.serviceJar().resolveSibling("app.aot");
        if (Files.exists(cache)) {
            command.add("-XX:AOTCache=" + cache);
        }
        command.addAll(options.jvmArgs());
        command.addAll(List.of("-jar", home.serviceJar().toString()));
        return new ChildProcess(new Plan(
                "Service",
                command,
                serviceEnvironment(),
                home.data(),
                home.log("service"),
                home.pidFile("service"),
                options.address() + "/q/health/ready",
                "log " + home.log("service")));
    }

    ChildProcess sample() {
        List<String> command = List.of(
                java(), "-Xmx128m", "-XX:+UseSerialGC", "-jar", home.sampleJar().toString());
        Map<String, String> environment =
                Map.of("SAMPLE_PORT", Integer.toString(options.samplePort()), "SAMPLE_KAFKA", options.kafka());
        return new ChildProcess(new Plan(
                "Sample pipeline",
                command,
                environment,
                home.data(),
                home.log("sample"),
                home.pidFile("sample"),
                options.sampleAddress() + "/health",
                options.sampleAddress()));
    }

    /** Where the service finds what; what the user set for {@code WEIR_*} stays. */
    Map<String, String> serviceEnvironment() {
        Map<String, String> environment = new HashMap<>();
        String database = "postgresql://127.0.0.1:" + options.postgresPort() + "/weir";
        PostgresAccount account = PostgresAccount.in(home.data());
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(options.port()));
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", database);
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:" + database);
        environment.put("QUARKUS_DATASOURCE_USERNAME", account.user());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", account.password());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", options.kafka());
        weirEnvironment().forEach((key, value) -> {
            if (System.getenv(key) == null) {
                environment.put(key, value);
            }
        });
        return environment;
    }

    private Map<String, String> weirEnvironment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("WEIR_GATEWAY_ENABLED", "true");
        environment.put("WEIR_ANALYSIS_PERIOD", "5s");
        environment.put("WEIR_ANALYSIS_RESOLVE_AFTER", "8s");
        // Whoever tries it out wants to see what a change brought within minutes.
        environment.put("WEIR_VERIFICATION_SLICE", "5s");
        environment.put("WEIR_VERIFICATION_SETTLE", "10s");
        environment.put("WEIR_VERIFICATION_STRETCH", "90s");
        environment.put("WEIR_PLUGINS_DIRECTORY", home.plugins().toString());
        environment.put("WEIR_ALERTING_ROUTES", home.routes().toString());
        environment.put("WEIR_ALERTING_EXTERNAL_URL", "http://127.0.0.1:" + options.port());
        if (options.sample()) {
            environment.put("WEIR_WEB_SAMPLE_URL", options.sampleAddress());
        }
        return environment;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
