package io.weir.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.ingest.IdentityRules;
import io.weir.ingest.IngestLimits;
import io.weir.ingest.Payload;
import io.weir.ingest.SourceIdentity;
import io.weir.ingest.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsReadTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Events events = new Events(IdentityRules.DEFAULT, IngestLimits.DEFAULT);

    @Test
    void theAttributesThatMakeASourceMakeIt() throws Exception {
        Event event = read("{'type':'configuration','source':{'service.name':'shop','process.pid':'7'},"
                + "'time':1767225599000,'by':'ci','settings':{'queue':2048,'on':true,'list':['a',null]}}");

        assertThat(event)
                .isEqualTo(new ConfigurationEvent(
                        new SourceIdentity("shop", Map.of("service.name", "shop")),
                        NOW.minusSeconds(1),
                        "ci",
                        Map.of("queue", "2048", "on", "true", "list", Arrays.asList("a", null))));
    }

    @Test
    void withoutATimeTheBrokersCounts() throws Exception {
        ConfigurationEvent event =
                (ConfigurationEvent) read("{'type':'configuration','source':{'a':'b'},'settings':{}}");

        assertThat(event.at()).isEqualTo(NOW);
        assertThat(event.by()).isEqualTo("event on weir.events");
    }

    @Test
    void anInstantMayBeAText() throws Exception {
        assertThat(((ConfigurationEvent)
                                read(
                                        "{'type':'configuration','source':{'a':'b'},'time':'2025-01-01T00:00:00Z','settings':{}}"))
                        .at())
                .isEqualTo(Instant.parse("2025-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'deployment'}|invalid|/type is \"deployment\", must be \"configuration\" or \"applied\"",
                "{}|invalid|/type is missing",
                "[1]|invalid|must be an object",
                "{'type':|truncated|too early",
                "hello|malformed|not JSON",
                "{'type':'configuration','settings':{}}|invalid|/source is missing",
                "{'type':'applied','source':{'a':'b'}}|invalid|/suggestion is missing",
                "{'type':'applied','source':{'a':'b'},'suggestion':' '}|invalid|/suggestion is",
                "{'type':'configuration','source':{},'settings':{}}|invalid|/source must have 1 to",
                "{'type':'configuration','source':{'a':1},'settings':{}}|invalid|/source/a is 1, must be a string",
                "{'type':'configuration','source':{'a':'b'}}|invalid|/settings is missing",
                "{'type':'configuration','source':{'a':'b'},'settings':{},'by':7}|invalid|/by is 7",
                "{'type':'configuration','source':{'a':'b'},'settings':{},'time':'soon'}|bad-timestamp|/time is \"soon\"",
                "{'type':'configuration','source':{'a':'b'},'settings':{},'time':-1}|bad-timestamp|/time is -1",
                "{'type':'configuration','source':{'a':'b'},'settings':{},'time':1e99}|bad-timestamp|/time is 1.0E99",
                "{'type':'configuration','source':{'a':'b'},'settings':{},'time':1767229200000}|out-of-time|in the future",
                "``|empty|no bytes"
            })
    void whatIsWrongIsNamed(String json, String code, String message) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        UndecodableException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(message);
    }

    @Test
    void anEventThatIsTooLargeIsRefused() {
        String large = "{'type':'configuration','by':'" + "x".repeat(1 << 20) + "'}";

        assertThatThrownBy(() -> read(large))
                .isInstanceOfSatisfying(
                        UndecodableException.class, e -> assertThat(e.code()).isEqualTo("too-large"));
    }

    @Test
    void aSuggestionThatWasAppliedNamesItselfOrItsSetting() throws Exception {
        assertThat(read("{'type':'applied','source':{'service.name':'shop'},'time':1767225599000,'by':'ci',"
                        + "'suggestion':'maxExportBatchSize'}"))
                .isEqualTo(new AppliedEvent(
                        new SourceIdentity("shop", Map.of("service.name", "shop")),
                        NOW.minusSeconds(1),
                        "ci",
                        "maxExportBatchSize"));
    }

    private Event read(String json) throws UndecodableException {
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return events.read(new Payload("weir.events", null, Map.of(), NOW, bytes), NOW);
    }
}
