package io.weir.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.weir.ingest.UndecodableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/weir-json.md says, what its schema takes and what the decoder takes must be the same. */
class WeirJsonContractTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
    private static final Pattern REFUSED = Pattern.compile("\\| `(.+)` \\| `([a-z]+)` \\| `(.+)` \\|");
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @MethodSource("examples")
    void takesEveryExample(String example) throws Exception {
        assertThat(errors(example)).isEmpty();
        assertThat(decodes(example)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesForTheReasonThatIsDocumented(String document, String code, String reason) {
        assertThatThrownBy(() -> Decoding.weirJson(document))
                .isInstanceOf(UndecodableException.class)
                .hasMessage(reason)
                .extracting("code")
                .isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{'samples':[]}",
                "{'source':{},'samples':[]}",
                "{'source':{'a':''},'samples':[]}",
                "{'time':0,'samples':[]}",
                "{'time':1795491600000.0,'samples':[]}",
                "{'time':1.7954916e12,'samples':[]}",
                "{'time':253402300799999,'samples':[]}",
                "{'time':'2024-02-29T23:59:59.123456789-17:59','samples':[]}",
                "{'samples':[{'name':'a','value':null}]}",
                "{'samples':[{'name':'a','value':-0.0}]}",
                "{'samples':[{'name':'a','value':1e400}]}",
                "{'samples':[{'name':'a','value':123456789012345678901234567890}]}",
                "{'samples':[{'name':' ','value':1,'unit':'','labels':{},'kind':'delta','time':1}]}",
                "{'samples':[{'name':'\\uD83D\\uDE00','value':1,'labels':{'\\u0000':'\\u0000'}}]}",
            })
    void takesWhatTheSchemaTakes(String document) throws Exception {
        assertThat(errors(document)).isEmpty();
        assertThat(decodes(document)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "7",
                "'samples'",
                "{}",
                "[[]]",
                "[{'samples':[]},{}]",
                "{'samples':null}",
                "{'samples':{}}",
                "{'samples':[],'extra':1}",
                "{'samples':[],'source':null}",
                "{'samples':[],'source':[]}",
                "{'samples':[],'source':{'':'x'}}",
                "{'samples':[],'source':{'a':null}}",
                "{'samples':[],'time':null}",
                "{'samples':[],'time':-1}",
                "{'samples':[],'time':0.5}",
                "{'samples':[],'time':1e400}",
                "{'samples':[],'time':253402300800000}",
                "{'samples':[],'time':123456789012345678901234567890}",
                "{'samples':[],'time':'1795491600000'}",
                "{'samples':[],'time':'2026-11-24T03:40:00'}",
                "{'samples':[],'time':'2026-11-24t03:40:00z'}",
                "{'samples':[],'time':'2026-11-24 03:40:00Z'}",
                "{'samples':[],'time':'2026-02-29T03:40:00Z'}",
                "{'samples':[],'time':'2026-13-01T03:40:00Z'}",
                "{'samples':[],'time':'2026-00-01T03:40:00Z'}",
                "{'samples':[],'time':'2026-11-24T24:00:00Z'}",
                "{'samples':[],'time':'2026-11-24T23:59:60Z'}",
                "{'samples':[],'time':'2026-11-24T03:40:00+18:00'}",
                "{'samples':[],'time':'2026-11-24T03:40:00.1234567890Z'}",
                "{'samples':[],'time':'2026-11-24T03:40:00Z\\n'}",
                "{'samples':[null]}",
                "{'samples':[{}]}",
                "{'samples':[{'name':'a'}]}",
                "{'samples':[{'value':1}]}",
                "{'samples':[{'name':'','value':1}]}",
                "{'samples':[{'name':null,'value':1}]}",
                "{'samples':[{'name':7,'value':1}]}",
                "{'samples':[{'name':'a','value':'1'}]}",
                "{'samples':[{'name':'a','value':'NaN'}]}",
                "{'samples':[{'name':'a','value':true}]}",
                "{'samples':[{'name':'a','value':[1]}]}",
                "{'samples':[{'name':'a','value':1,'kind':'Gauge'}]}",
                "{'samples':[{'name':'a','value':1,'kind':null}]}",
                "{'samples':[{'name':'a','value':1,'unit':null}]}",
                "{'samples':[{'name':'a','value':1,'labels':null}]}",
                "{'samples':[{'name':'a','value':1,'labels':{'x':1}}]}",
                "{'samples':[{'name':'a','value':1,'labels':{'':'x'}}]}",
                "{'samples':[{'name':'a','value':1,'lables':{}}]}",
            })
    void refusesWhatTheSchemaRefuses(String document) throws Exception {
        assertThat(errors(document)).isNotEmpty();
        assertThat(decodes(document)).isFalse();
    }

    static Stream<String> examples() throws IOException {
        return matches(EXAMPLE).map(m -> m.group(1));
    }

    static Stream<Object[]> refused() throws IOException {
        return matches(REFUSED).map(m -> new Object[] {m.group(1), m.group(2), m.group(3)});
    }

    private static Stream<MatchResult> matches(Pattern pattern) throws IOException {
        List<MatchResult> found = pattern.matcher(Files.readString(DOCS.resolve("weir-json.md")))
                .results()
                .toList();
        assertThat(found).hasSizeGreaterThan(3);
        return found.stream();
    }

    private static List<?> errors(String document) throws IOException {
        JsonNode node = JSON.readTree(quoted(document));
        return schema().validate(node, context -> context.executionConfig(c -> c.formatAssertionsEnabled(true)));
    }

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JSON.readTree(Files.readString(DOCS.resolve("weir-metrics.schema.json"))));
    }

    private static boolean decodes(String document) {
        try {
            Decoding.weirJson(quoted(document));
            return true;
        } catch (UndecodableException e) {
            return false;
        }
    }

    // Single quotes read better here.
    private static String quoted(String document) {
        return document.replace('\'', '"');
    }
}
