package io.weir.web.deadletter;

import io.weir.ingest.deadletter.DeadLetterRecord.State;
import io.weir.ingest.deadletter.DeadLetterStore.Count;
import io.weir.ingest.deadletter.Reasons;
import io.weir.web.format.Format;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The page of dead letters.
 *
 * @param letters of this page
 * @param reasons to filter by
 * @param topics to filter by
 * @param filter in force
 * @param waiting how many are being sent again
 * @param total how many there are
 * @param matching how many the filter lets pass
 * @param first address of the newest, or null on the first page
 * @param older address of older ones, or null
 */
public record LettersView(
        List<LetterView> letters,
        List<Choice> reasons,
        List<Choice> topics,
        Filter filter,
        long waiting,
        long total,
        long matching,
        @Nullable String first,
        @Nullable String older) {

    /**
     * Something to filter by.
     *
     * @param value in the address
     * @param title for people
     * @param chosen whether it is in force
     */
    public record Choice(String value, String title, boolean chosen) {}

    /** How many match, for people. */
    public String all() {
        return Format.number(matching);
    }

    /** How many are being sent again, for people. */
    public String queued() {
        return Format.number(waiting);
    }

    static LettersView of(
            List<LetterView> letters,
            List<Count> counts,
            Filter filter,
            @Nullable String first,
            @Nullable String older) {
        return new LettersView(
                letters,
                choices(counts, Count::reason, code -> Reasons.of(code).title(), filter.reason()),
                choices(counts, Count::topic, topic -> topic, filter.topic()),
                filter,
                sum(counts.stream().filter(c -> c.state() == State.QUEUED).toList()),
                sum(counts),
                matching(counts, filter),
                first,
                older);
    }

    static long matching(List<Count> counts, Filter filter) {
        return sum(counts.stream()
                .filter(c -> filter.reason().isEmpty() || filter.reason().equals(c.reason()))
                .filter(c -> filter.topic().isEmpty() || filter.topic().equals(c.topic()))
                .filter(c -> filter.state().isEmpty()
                        || filter.state().equalsIgnoreCase(c.state().name()))
                .toList());
    }

    private static long sum(List<Count> counts) {
        return counts.stream().mapToLong(Count::letters).sum();
    }

    private static List<Choice> choices(
            List<Count> counts, Function<Count, String> value, Function<String, String> title, String chosen) {
        Map<String, Long> sums = new LinkedHashMap<>();
        counts.forEach(count -> sums.merge(value.apply(count), count.letters(), Long::sum));
        return sums.entrySet().stream()
                .map(e -> new Choice(
                        e.getKey(),
                        title.apply(e.getKey()) + " (" + e.getValue() + ")",
                        e.getKey().equals(chosen)))
                .toList();
    }
}
