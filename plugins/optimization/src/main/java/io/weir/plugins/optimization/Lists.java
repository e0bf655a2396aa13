package io.weir.plugins.optimization;

import io.weir.api.analysis.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists of what is there. */
final class Lists {

    private Lists() {}

    @SafeVarargs
    static List<Suggestion> of(Optional<Suggestion>... suggestions) {
        return Stream.of(suggestions).flatMap(Optional::stream).toList();
    }
}
