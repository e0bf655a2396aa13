package io.weir.api.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.Setting.Origin;
import io.weir.api.pipeline.SettingRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTableTest {

    private static final SettingTable TABLE = SettingTable.of(
            SettingRow.of("batch.max", SettingRole.BATCH_SIZE).byDefault("500").range(1, 10_000),
            SettingRow.of("batch.wait", SettingRole.BATCH_DELAY)
                    .in(SettingUnit.DURATION)
                    .also("batch.timeout")
                    .byDefault("200ms"),
            SettingRow.of("when_full", SettingRole.OVERFLOW)
                    .choice("block", "block")
                    .choice("drop_newest", "drop")
                    .byDefault("block"),
            SettingRow.of("codec", SettingRole.OTHER));

    @Test
    void whatIsNotConfiguredIsAssumed() {
        List<Setting> all = TABLE.settings("siem", NativeSettings.NONE, "sinks.siem");

        assertThat(all).extracting(Setting::value).containsExactly("500", "0.2", "block");
        assertThat(all).extracting(Setting::origin).containsOnly(Origin.DEFAULT);
    }

    @Test
    void whatIsConfiguredCountsWhereItBelongs() {
        NativeSettings configured = new NativeSettings(
                "", Map.of("sinks.siem.batch.max", "64", "sinks.other.batch.max", "32", "sinks.siem.codec", "json"));

        List<Setting> all = TABLE.settings("siem", configured, "sinks.siem");

        assertThat(all.getFirst().value()).isEqualTo("64");
        assertThat(all.getFirst().origin()).isEqualTo(Origin.CONFIGURED);
        assertThat(all.getFirst().defaultValue()).isEqualTo("500");
        assertThat(all.getFirst().max()).isEqualTo(10_000);
        assertThat(all.getLast().value()).isEqualTo("json");
    }

    @Test
    void readsWhatOlderVersionsCallOtherwise() {
        NativeSettings configured = new NativeSettings("", Map.of("batch.timeout", "1m30s"));

        assertThat(TABLE.settings("siem", configured, "").get(1).value()).isEqualTo("90");
    }

    @Test
    void whatCannotBeReadIsAssumed() {
        NativeSettings configured = new NativeSettings("", Map.of("batch.max", "${BATCH}", "when_full", "explode"));

        assertThat(TABLE.settings("siem", configured, ""))
                .extracting(Setting::origin)
                .containsOnly(Origin.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "batch.max,  1000,  1000",
        "batch.max,  20000,",
        "batch.max,  many,",
        "batch.wait, 0.5,   500ms",
        "batch.wait, 2,     2s",
        "when_full,  drop,  drop_newest",
        "when_full,  panic,",
        "codec,      json,  json",
        "unknown,    1,"
    })
    void writesAsTheEngineReads(String name, String to, String written) {
        Setting setting = new Setting(name, "siem", SettingRole.OTHER, "", Origin.DEFAULT, null);

        assertThat(SettingTable.write(setting, to, TABLE).orElse(null)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "NUMBER,       1_000, 1000",
        "SECONDS,      5,     5",
        "SECONDS,      250ms, 0.25",
        "MILLISECONDS, 50,    0.05",
        "MILLISECONDS, 1s,    1",
        "DURATION,     2h45m, 9900",
        "DURATION,     soon,",
        "BYTES,        10MB,  10485760",
        "BYTES,        512KiB, 524288",
        "BYTES,        33554432, 33554432",
        "NUMBER,       12MB,",
        "NUMBER,       NaN,"
    })
    void readsNumbersInTheEnginesUnit(SettingUnit unit, String text, Double value) {
        var read = unit.read(text);

        assertThat(read.isPresent() ? read.getAsDouble() : null).isEqualTo(value);
    }

    @Test
    void whatIsReportedReplacesWhatIsAssumed() {
        List<Setting> all = TABLE.settings("siem", NativeSettings.NONE, "");
        Setting reported = TABLE.rows().getFirst().reported("siem", 128);

        List<Setting> known = SettingTable.replaced(all, List.of(reported));

        assertThat(known).hasSameSizeAs(all).contains(reported);
    }

    @Test
    void refusesARangeThatIsNone() {
        assertThatThrownBy(
                        () -> SettingRow.of("batch.max", SettingRole.BATCH_SIZE).range(10, 1))
                .hasMessageContaining("batch.max: range ends");
    }
}
