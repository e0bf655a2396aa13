package io.weir.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityRulesTest {

    private static final Payload MESSAGE = new Payload("metrics", "web-1", Map.of(), Instant.EPOCH, new byte[0]);
    private static final String RANDOM = "0b9c5f1e-9e0a-4b6e-8f0d-2f6d1f0c7a11";

    @Test
    void aRestartKeepsTheSource() {
        SourceIdentity before = IdentityRules.DEFAULT.ofResource(
                Map.of("service.name", "checkout", "host.name", "a", "service.instance.id", RANDOM, "process.pid", "7"),
                MESSAGE);
        SourceIdentity after = IdentityRules.DEFAULT.ofResource(
                Map.of(
                        "service.name", "checkout",
                        "host.name", "a",
                        "service.instance.id", RANDOM.replace('0', '1'),
                        "process.pid", "8"),
                MESSAGE);

        assertThat(after).isEqualTo(before);
        assertThat(before.attributes()).containsOnlyKeys("service.name", "host.name");
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.7:9090, true", "3f2504e0-4f89-51d3-9a0c-0305e82c3301, true", RANDOM + ", false"})
    void anInstanceIdCountsUnlessItIsDrawnAtRandom(String id, boolean counts) {
        SourceIdentity source = IdentityRules.DEFAULT.ofResource(
                Map.of("service.name", "checkout", "service.instance.id", id), MESSAGE);

        assertThat(source.attributes().containsKey("service.instance.id")).isEqualTo(counts);
    }

    @Test
    void aRandomInstanceIdCountsWhereThatIsWanted() {
        IdentityRules rules = new IdentityRules(IdentityRules.DEFAULT.attributes(), true);

        assertThat(rules.ofResource(Map.of("service.name", "c", "service.instance.id", RANDOM), MESSAGE)
                        .attributes())
                .containsKey("service.instance.id");
    }

    @Test
    void withoutAnyAttributeThatCountsAllCount() {
        Map<String, String> resource = Map.of("team", "a", "rack", "7");

        assertThat(IdentityRules.DEFAULT.ofResource(resource, MESSAGE).attributes())
                .isEqualTo(resource);
    }

    @Test
    void withoutAttributesTheKeyOfTheMessageStandsForTheSource() {
        SourceIdentity source = IdentityRules.DEFAULT.ofResource(Map.of(), MESSAGE);

        assertThat(source.name()).isEqualTo("web-1");
        assertThat(source.attributes()).isEqualTo(Map.of("message.topic", "metrics", "message.key", "web-1"));
    }

    @Test
    void aNameTellsServiceAndPlace() {
        Map<String, String> resource =
                Map.of("service.namespace", "shop", "service.name", "checkout", "k8s.pod.name", "checkout-7");

        assertThat(IdentityRules.DEFAULT.ofResource(resource, MESSAGE).name()).isEqualTo("shop/checkout@checkout-7");
    }
}
