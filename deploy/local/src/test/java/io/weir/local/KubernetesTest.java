package io.weir.local;

import static io.weir.local.DeploymentFiles.base;
import static io.weir.local.DeploymentFiles.containersOf;
import static io.weir.local.DeploymentFiles.documents;
import static io.weir.local.DeploymentFiles.elements;
import static io.weir.local.DeploymentFiles.manifests;
import static io.weir.local.DeploymentFiles.podOf;
import static io.weir.local.DeploymentFiles.workloads;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.weir.alerting.route.RouteFile;
import io.weir.alerting.route.Routes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What Kubernetes is told: that it is well-formed, restricted, probed and bounded. */
class KubernetesTest {
    static Stream<Path> files() {
        return manifests().stream();
    }

    static Stream<Named<JsonNode>> everyWorkload() {
        return workloads()
                .map(workload -> Named.of(workload.at("/metadata/name").asText(), workload));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyDocumentHasAKind(Path file) {
        assertThat(documents(file)).isNotEmpty().allSatisfy(document -> {
            assertThat(document.path("apiVersion").asText()).isNotEmpty();
            assertThat(document.path("kind").asText()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatAKustomizationNamesExists(Path file) {
        List<Path> named = documents(file).stream()
                .flatMap(document -> elements(document.path("resources")))
                .map(resource -> file.resolveSibling(resource.asText()))
                .toList();

        assertThat(named).allSatisfy(path -> assertThat(path).exists());
    }

    @ParameterizedTest
    @MethodSource("everyWorkload")
    void aPodRunsRestricted(JsonNode workload) {
        JsonNode pod = podOf(workload);

        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/runAsUser").asInt()).isPositive();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("everyWorkload")
    void aContainerGainsNothing(JsonNode workload) {
        assertThat(containersOf(workload)).isNotEmpty().allSatisfy(container -> {
            JsonNode security = container.path("securityContext");
            assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(security.path("privileged").asBoolean(false)).isFalse();
            assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        });
    }

    @ParameterizedTest
    @MethodSource("everyWorkload")
    void aContainerIsBoundedAndProbed(JsonNode workload) {
        assertThat(containersOf(workload)).allSatisfy(container -> {
            assertThat(container.at("/resources/requests/cpu").asText()).isNotEmpty();
            assertThat(container.at("/resources/requests/memory").asText()).isNotEmpty();
            assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
            assertThat(container.has("livenessProbe")).isTrue();
            assertThat(container.has("readinessProbe")).isTrue();
        });
    }

    @Test
    void theServiceWritesNothingButItsTemporaryFiles() {
        JsonNode weir = containersOf(base("deployment.yaml")).findFirst().orElseThrow();

        assertThat(weir.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(elements(weir.path("volumeMounts"))
                        .filter(mount -> !mount.path("readOnly").asBoolean())
                        .map(mount -> mount.path("mountPath").asText()))
                .containsExactly("/tmp");
    }

    @Test
    void theServiceIsProbedWhereQuarkusAnswers() {
        JsonNode weir = containersOf(base("deployment.yaml")).findFirst().orElseThrow();

        assertThat(weir.at("/startupProbe/httpGet/path").asText()).isEqualTo("/q/health/started");
        assertThat(weir.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
        assertThat(weir.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
    }

    @Test
    void theServiceMaySpeakToWhatTheBaseExpects() {
        assertThat(elements(base("networkpolicy.yaml").at("/spec/egress"))
                        .flatMap(rule -> elements(rule.path("ports")))
                        .map(port -> port.path("port").asInt()))
                .contains(53, 5432, 9092, 9093, 443);
    }

    @ParameterizedTest
    @CsvSource({"amqp, 5672, 5671", "mqtt, 1883, 8883"})
    void aComponentOpensThePortsOfItsBroker(String broker, int plain, int tls) throws IOException {
        JsonNode patch = documents(DeploymentFiles.ROOT.resolve("k8s/components/" + broker + "/kustomization.yaml"))
                .getFirst()
                .at("/patches/0");

        JsonNode change =
                new YAMLMapper().readTree(patch.path("patch").asText()).path(0);

        assertThat(patch.at("/target/name").asText())
                .isEqualTo(base("networkpolicy.yaml").at("/metadata/name").asText());
        assertThat(change.path("path").asText()).isEqualTo("/spec/egress/-");
        assertThat(elements(change.at("/value/ports"))
                        .map(port -> port.path("port").asInt()))
                .containsExactly(plain, tls);
    }

    @Test
    void theDatabaseOfTheLocalOverlayIsReadyOnlyWhenItListens() {
        JsonNode postgres = workloads()
                .filter(workload -> workload.at("/metadata/name").asText().equals("postgres"))
                .flatMap(DeploymentFiles::containersOf)
                .findFirst()
                .orElseThrow();

        for (String probe : List.of("startupProbe", "readinessProbe")) {
            assertThat(elements(postgres.path(probe).at("/exec/command")).map(JsonNode::asText))
                    .as(probe)
                    .containsSequence("--host", "127.0.0.1");
        }
    }

    @Test
    void theServiceUnderstandsItsRoutes() {
        JsonNode routes = documents(DeploymentFiles.ROOT.resolve("k8s/base/configmap.yaml"))
                .getLast();

        Routes read = RouteFile.parse(routes.at("/data/routes.yaml").asText());

        assertThat(read.receiversOf(Map.of("alertname", "SinkSlow"))).containsExactly("nobody");
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void variablesNamedAfterServicesDoNotReachTheConfiguration() {
        JsonNode pod = podOf(base("deployment.yaml"));

        assertThat(pod.path("enableServiceLinks").asBoolean(true)).isFalse();
    }

    @Test
    void everythingThatSelectsTheServiceSelectsItsPods() {
        JsonNode labels = base("deployment.yaml").at("/spec/template/metadata/labels");

        assertThat(base("deployment.yaml").at("/spec/selector/matchLabels")).isEqualTo(labels);
        assertThat(base("service.yaml").at("/spec/selector")).isEqualTo(labels);
        assertThat(base("networkpolicy.yaml").at("/spec/podSelector/matchLabels"))
                .isEqualTo(labels);
        assertThat(base("poddisruptionbudget.yaml").at("/spec/selector/matchLabels"))
                .isEqualTo(labels);
    }
}
