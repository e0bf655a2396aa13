package io.weir.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    @Test
    void ofNoLabelsIsTheBeginning() {
        assertThat(Fingerprint.of(Map.of())).isEqualTo(Long.toHexString(0xcbf29ce484222325L));
    }

    @Test
    void isAsPrometheusComputesIt() {
        // the example of Prometheus' own tests
        Map<String, String> labels = Map.of("name", "garland, briggs", "fear", "love is not enough");
        assertThat(Fingerprint.of(labels)).isEqualTo(Long.toHexString(5799056148416392346L));
    }

    @Test
    void keepsLabelAndValueApart() {
        assertThat(Fingerprint.of(Map.of("ab", "c"))).isNotEqualTo(Fingerprint.of(Map.of("a", "bc")));
    }
}
