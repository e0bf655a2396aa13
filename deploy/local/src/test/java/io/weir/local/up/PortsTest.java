package io.weir.local.up;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.local.common.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void saysWhichPortIsTakenAndWhichOptionChangesIt() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = new Ports().want("--kafka-port", other.getLocalPort(), "Kafka");

            assertThatThrownBy(ports::check)
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("port " + other.getLocalPort() + " (Kafka) is taken")
                    .hasMessageContaining("--kafka-port N");
        }
    }

    @Test
    void seesAListenerOnAllInterfaces() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            Ports ports = new Ports().want("--port", other.getLocalPort(), "pages");

            assertThatThrownBy(ports::check).isInstanceOf(Problem.class);
        }
    }

    @Test
    void isContentWithAFreePort() {
        Ports ports = new Ports().want("--port", Ports.anyFree(), "pages");

        assertThatCode(ports::check).doesNotThrowAnyException();
    }

    @Test
    void refusesOnePortForTwo() {
        Ports ports = new Ports().want("--port", 8080, "pages");

        assertThatThrownBy(() -> ports.want("--sample-port", 8080, "sample"))
                .hasMessageContaining("--port and --sample-port are both 8080");
    }

    @Test
    void refusesWhatIsNoPort() {
        assertThatThrownBy(() -> new Ports().want("--port", 70_000, "pages")).hasMessageContaining("1 to 65535");
    }
}
