package io.weir.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void splitsAtBlanksAndKeepsQuotedTogether() {
        assertThat(Words.split(" -Xmx1g  -Dname='a b' \"-Dother=c d\" "))
                .containsExactly("-Xmx1g", "-Dname=a b", "-Dother=c d");
    }

    @Test
    void findsNoneInNothing() {
        assertThat(Words.split("  ")).isEmpty();
    }
}
