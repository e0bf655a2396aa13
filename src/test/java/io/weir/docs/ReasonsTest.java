package io.weir.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.ingest.deadletter.Reasons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each reason for a dead letter that the docs name can be explained on its page. */
class ReasonsTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\|[^|]+\\|([^|]*dead letter[^|]*)\\|([^|]*)\\|$");
    private static final Pattern CODE = Pattern.compile("`([a-z-]+)`");

    @Test
    void eachIsExplained() throws IOException {
        Set<String> documented = new TreeSet<>();
        Matcher rows = ROW.matcher(Files.readString(Path.of("..", "docs", "ingestion.md")));
        while (rows.find()) {
            CODE.matcher(rows.group(2)).results().forEach(code -> documented.add(code.group(1)));
        }

        assertThat(documented)
                .hasSizeGreaterThan(10)
                .contains("malformed", "no-birth")
                .allSatisfy(code -> assertThat(Reasons.of(code)).as(code).isNotEqualTo(Reasons.of("no such reason")));
    }
}
