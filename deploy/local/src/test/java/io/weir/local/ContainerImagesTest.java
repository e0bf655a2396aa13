package io.weir.local;

import static io.weir.local.DeploymentFiles.ROOT;
import static io.weir.local.DeploymentFiles.documents;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the images and the compose file say, since no container engine is at hand in a build. */
class ContainerImagesTest {
    private static final JsonNode COMPOSE =
            documents(ROOT.resolve("deploy/docker/compose.yaml")).getFirst();

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native", "Dockerfile.native-with"})
    void anImageDoesNotRunAsRoot(String name) throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("deploy/docker/" + name));

        assertThat(lines).filteredOn(line -> line.startsWith("USER ")).containsExactly("USER 10001:10001");
    }

    @Test
    void theServiceWaitsForItsNeighbours() {
        JsonNode needs = COMPOSE.at("/services/weir/depends_on");

        assertThat(needs.at("/postgres/condition").asText()).isEqualTo("service_healthy");
        assertThat(needs.at("/kafka/condition").asText()).isEqualTo("service_healthy");
    }

    @Test
    void theServiceRunsRestricted() {
        JsonNode weir = COMPOSE.at("/services/weir");

        assertThat(weir.path("read_only").asBoolean()).isTrue();
        assertThat(weir.at("/cap_drop/0").asText()).isEqualTo("ALL");
        assertThat(weir.at("/security_opt/0").asText()).isEqualTo("no-new-privileges:true");
    }

    @Test
    void theDockerfileOfTheServiceExists() {
        JsonNode build = COMPOSE.at("/services/weir/build");

        assertThat(ROOT.resolve("deploy/docker")
                        .resolve(build.path("context").asText())
                        .resolve(build.path("dockerfile").asText()))
                .exists();
    }
}
