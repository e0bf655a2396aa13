package io.weir.local.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.api.flow.WhatIf.Change;
import io.weir.api.flow.WhatIf.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhatIfTextTest {

    @Test
    void timesHaveAUnit() {
        assertThat(WhatIfText.read("slower=50ms")).isEqualTo(new Change(What.SLOWER, 0.05));
    }

    @Test
    void othersAreNumbers() {
        assertThat(WhatIfText.read("traffic=3")).isEqualTo(new Change(What.TRAFFIC, 3));
        assertThat(WhatIfText.read("batch=500")).isEqualTo(new Change(What.BATCH, 500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "batch", "batch=0", "workers=-1", "slower=50", "traffic=3s", "cores=2"})
    void saysWhatWouldBeRight(String text) {
        assertThatThrownBy(() -> WhatIfText.read(text)).hasMessageContaining("traffic=TIMES");
    }
}
