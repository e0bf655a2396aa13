package io.weir.storage.query;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads two parts at once, so that PostgreSQL works on two cores, and what follows only as it is asked for. */
final class Pairs {

    private Pairs() {}

    /** What was read of all parts, in their order. */
    static <T> Multi<T> of(Stream<Part> parts, Function<Part, Uni<List<T>>> read) {
        Iterator<Part> rest = parts.iterator();
        return Multi.createBy()
                .repeating()
                .uni(() -> next(rest, read))
                .whilst(Round::more)
                .onItem()
                .transformToMultiAndConcatenate(round -> Multi.createFrom().iterable(round.all()));
    }

    private record Round<T>(List<T> all, boolean more) {}

    private static <T> Uni<Round<T>> next(Iterator<Part> rest, Function<Part, Uni<List<T>>> read) {
        List<Uni<List<T>>> two = new ArrayList<>(2);
        while (two.size() < 2 && rest.hasNext()) {
            two.add(read.apply(rest.next()));
        }
        if (two.isEmpty()) {
            return Uni.createFrom().item(new Round<>(List.of(), false));
        }
        return Uni.join()
                .all(two)
                .andFailFast()
                .map(lists -> new Round<>(lists.stream().flatMap(List::stream).toList(), rest.hasNext()));
    }
}
