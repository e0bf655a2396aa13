package ${package};

import static io.weir.testkit.FindingsAssert.assertThatVerdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.analysis.Analyzer;
import io.weir.api.analysis.Window;
import io.weir.api.config.ConfigurationType;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.StageKind;
import io.weir.testkit.AnalyzerContract;
import io.weir.testkit.WindowBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What every analyzer must keep, and what is special of this one. */
class ${className}Test extends AnalyzerContract {

    private final ${className} analyzer = new ${className}();

    @Override
    protected Analyzer analyzer() {
        return analyzer;
    }

    @Override
    protected Window window() {
        return withWaiting(5000);
    }

    @Test
    void namesTheQueueInWhichManyEventsWait() {
        assertThatVerdict(analyzer.analyze(withWaiting(5000))).hasOne("${pluginId}.backlog", "main");
    }

    @Test
    void saysNothingWhenFewWait() {
        assertThatVerdict(analyzer.analyze(withWaiting(10))).isSilent();
    }

    @Test
    void theOptionMovesTheLimit() {
        assertThatVerdict(analyzer.analyze(withWaiting(10), new ${className}.Options(5)))
                .hasOne("${pluginId}.backlog", "main");
    }

    @Test
    void aNativeExecutableCanReadTheOptions() throws IOException {
        String file = "/META-INF/native-image/${pluginId}/reachability-metadata.json";
        try (InputStream metadata = ${className}.class.getResourceAsStream(file)) {
            assertThat(new String(metadata.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(ConfigurationType.of(analyzer.defaults()).nativeMetadata());
        }
    }

    private static Window withWaiting(double events) {
        return WindowBuilder.of(20, 5)
                .stage("main", StageKind.QUEUE)
                .column("main", Signal.QUEUE_SIZE, events)
                .build();
    }
}
