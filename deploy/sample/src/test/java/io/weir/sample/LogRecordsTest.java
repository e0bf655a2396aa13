package io.weir.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LogRecordsTest {

    private static ScopeLogs scope(int records) {
        ScopeLogs.Builder scope = ScopeLogs.newBuilder().setSchemaUrl("some schema");
        for (int i = 0; i < records; i++) {
            scope.addLogRecords(LogRecord.newBuilder()
                    .setTimeUnixNano(i)
                    .setFlags(1)
                    .setBody(AnyValue.newBuilder().setStringValue("record " + i)));
        }
        return scope.build();
    }

    private static final byte[] SEVEN = ExportLogsServiceRequest.newBuilder()
            .addResourceLogs(ResourceLogs.newBuilder().addScopeLogs(scope(4)).addScopeLogs(scope(1)))
            .addResourceLogs(ResourceLogs.newBuilder().addScopeLogs(scope(2)))
            .build()
            .toByteArray();

    @Test
    void countsOverResourcesAndScopes() {
        assertThat(LogRecords.count(SEVEN)).isEqualTo(7);
    }

    @Test
    void findsNoneInAnEmptyRequest() {
        assertThat(LogRecords.count(new byte[0])).isZero();
    }

    @Test
    void refusesATruncatedRequest() {
        byte[] half = Arrays.copyOf(SEVEN, SEVEN.length - 3);

        assertThatThrownBy(() -> LogRecords.count(half)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesGarbage() {
        assertThatThrownBy(() -> LogRecords.count("garbage".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
