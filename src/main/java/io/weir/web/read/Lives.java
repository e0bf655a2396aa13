package io.weir.web.read;

import io.smallrye.mutiny.Uni;
import io.weir.analysis.change.State;
import io.weir.analysis.change.SuggestionDesk;
import io.weir.analysis.change.SuggestionLife;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What became of the suggestions of a pipeline.
 *
 * @param all the current ones first, then the latest
 */
public record Lives(List<SuggestionLife> all) {

    /** Copies the list. */
    public Lives {
        all = List.copyOf(all);
    }

    /** Asks for those of a pipeline. */
    public static Uni<Lives> of(SuggestionDesk desk, long pipelineId) {
        return Uni.createFrom().completionStage(() -> desk.of(pipelineId)).map(Lives::new);
    }

    /** Those that are not verified yet, by their key. */
    public Map<String, SuggestionLife> current() {
        return all.stream()
                .filter(SuggestionLife::isCurrent)
                .collect(Collectors.toMap(SuggestionLife::key, Function.identity(), (one, other) -> one));
    }

    /** The last change that was made. */
    public Optional<SuggestionLife> last() {
        return all.stream()
                .filter(life -> life.applied().isPresent())
                .max(Comparator.comparing(
                        life -> life.applied().map(State.Applied::at).orElseThrow()));
    }
}
