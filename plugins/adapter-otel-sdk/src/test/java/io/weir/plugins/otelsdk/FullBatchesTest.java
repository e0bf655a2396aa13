package io.weir.plugins.otelsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.testkit.SeriesBuilder;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the older metrics tell of the largest batch: only how many events left between two readings. */
class FullBatchesTest {

    private static final String LOGS = "io.opentelemetry.sdk.logs/";

    @Test
    void aFewPartialBatchesDoNotHideTheCommonSize() {
        assertThat(batch(300, 600, 300, 417, 300, 600, 300, 300, 533, 300)).isEqualTo("300");
    }

    /** Five of eight numbers are multiples of 8, as some pair out of eight suggests quite often. */
    @Test
    void aSmallSizeThatFewNumbersHaveInCommonMayBeChance() {
        assertThat(batch(520, 601, 728, 808, 733, 536, 655, 904)).isNotEqualTo("8");
    }

    /** More leaves between two readings than the usual batch has; yet if it were the batch, multiples of it would leave. */
    @Test
    void numbersWithoutACommonSizeComeFromSingleEvents() {
        assertThat(batch(701, 703, 702, 701, 702, 703, 702, 701, 703)).isEqualTo("1");
    }

    @Test
    void oneNumberThatRepeatsMayBeSeveralUsualBatches() {
        assertThat(batch(1024, 1024, 1024, 1024, 1024, 1024, 1024, 1024, 1024)).isEqualTo("512");
    }

    private static String batch(int... left) {
        return new OtelSdkAdapter()
                .observe(window(left)).getFirst().pipeline().settings().stream()
                        .filter(s -> s.role() == SettingRole.BATCH_SIZE)
                        .map(Setting::value)
                        .findFirst()
                        .orElseThrow();
    }

    private static NativeWindow window(int... left) {
        SeriesBuilder to = new SeriesBuilder("test");
        Map<String, String> own = Map.of("processorType", "BatchLogRecordProcessor");
        Map<String, String> written = Map.of("processorType", "BatchLogRecordProcessor", "dropped", "false");
        for (int i = 0; i <= left.length; i++) {
            to.gauge(i * 10_000L, LOGS + "queueSize", own, 2_000 + i % 2);
            to.counter(
                    i * 10_000L,
                    LOGS + "processedLogs",
                    written,
                    IntStream.range(0, i).map(k -> left[k]).sum());
        }
        return to.build();
    }
}
