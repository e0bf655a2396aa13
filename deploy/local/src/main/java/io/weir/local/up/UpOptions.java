package io.weir.local.up;

import java.util.List;
import picocli.CommandLine.Option;

/** Options that {@code up} and {@code dev} share. Filled by picocli. */
final class UpOptions {

    @Option(names = "--no-sample")
    private boolean withoutSample;

    @Option(names = "--port", defaultValue = "8080")
    private int port;

    @Option(names = "--kafka-port", defaultValue = "19092")
    private int kafkaPort;

    @Option(names = "--postgres-port", defaultValue = "15432")
    private int postgresPort;

    @Option(names = "--sample-port", defaultValue = "8090")
    private int samplePort;

    @Option(names = "--fresh")
    private boolean fresh;

    @Option(names = "--jvm-args", defaultValue = "")
    private String jvmArgs = "";

    boolean sample() {
        return !withoutSample;
    }

    boolean fresh() {
        return fresh;
    }

    List<String> jvmArgs() {
        return Words.split(jvmArgs);
    }

    int port() {
        return port;
    }

    int kafkaPort() {
        return kafkaPort;
    }

    int postgresPort() {
        return postgresPort;
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    String kafka() {
        return "127.0.0.1:" + kafkaPort;
    }

    int samplePort() {
        return samplePort;
    }

    String sampleAddress() {
        return "http://127.0.0.1:" + samplePort;
    }

    /** All ports that will be used. */
    Ports ports(boolean service) {
        Ports ports = new Ports();
        if (service) {
            ports.want("--port", port, "pages and API");
        }
        ports.want("--kafka-port", kafkaPort, "Kafka").want("--postgres-port", postgresPort, "PostgreSQL");
        return sample() ? ports.want("--sample-port", samplePort, "sample pipeline") : ports;
    }
}
