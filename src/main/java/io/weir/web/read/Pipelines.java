package io.weir.web.read;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.weir.analysis.FindingQuery;
import io.weir.analysis.FindingStore;
import io.weir.analysis.PipelineStore;
import io.weir.model.FindingRecord;
import io.weir.model.Page;
import io.weir.model.PageRequest;
import io.weir.model.PipelineRecord;
import io.weir.runtime.WebConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Pipelines together with what is open about them. */
@ApplicationScoped
public class Pipelines {

    /** A page lists no more than this many times {@link PageRequest#MAX_LIMIT}. */
    private static final int MAX_PAGES = 10;

    private static final Comparator<Known> PROBLEMS_FIRST = Comparator.comparing(Known::health)
            .thenComparing((Known k) -> k.pipeline().source(), String.CASE_INSENSITIVE_ORDER)
            .thenComparing((Known k) -> k.pipeline().pipeline().name(), String.CASE_INSENSITIVE_ORDER)
            .thenComparingLong(k -> k.pipeline().id());

    private final PipelineStore pipelines;
    private final FindingStore findings;
    private final WebConfig config;

    Pipelines(PipelineStore pipelines, FindingStore findings, WebConfig config) {
        this.pipelines = pipelines;
        this.findings = findings;
        this.config = config;
    }

    /** All pipelines, those with problems first. */
    public Uni<List<Known>> all(Instant now) {
        Uni<List<FindingRecord>> open = drain(page -> findings.search(FindingQuery.allOpen(), page));
        return Uni.combine().all().unis(drain(pipelines::list), open).asTuple().map(both -> {
            Map<Long, List<FindingRecord>> byPipeline =
                    both.getItem2().stream().collect(Collectors.groupingBy(FindingRecord::pipelineId));
            return both.getItem1().stream()
                    .map(p -> judge(p, byPipeline.getOrDefault(p.id(), List.of()), now))
                    .sorted(PROBLEMS_FIRST)
                    .toList();
        });
    }

    /** One page of pipelines by number. */
    public Uni<Page<Known>> list(PageRequest request, Instant now) {
        return Uni.createFrom()
                .completionStage(() -> pipelines.list(request))
                .chain(page -> Multi.createFrom()
                        .iterable(page.items())
                        .onItem()
                        .transformToUniAndConcatenate(p -> withOpen(p, now))
                        .collect()
                        .asList()
                        .map(known -> new Page<>(known, page.next())));
    }

    /** One pipeline. */
    public Uni<Optional<Known>> find(long id, Instant now) {
        return Uni.createFrom()
                .completionStage(() -> pipelines.find(id))
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : withOpen(found.get(), now).map(Optional::of));
    }

    private Uni<Known> withOpen(PipelineRecord pipeline, Instant now) {
        return Uni.createFrom()
                .completionStage(() -> findings.open(pipeline.id()))
                .map(o -> judge(pipeline, o, now));
    }

    private Known judge(PipelineRecord pipeline, List<FindingRecord> open, Instant now) {
        return Known.of(pipeline, open, now, config.silentAfter());
    }

    private static <T> Uni<List<T>> drain(Function<PageRequest, CompletionStage<Page<T>>> source) {
        return Multi.createBy()
                .repeating()
                .completionStage(Cursor::new, cursor -> cursor.next(source))
                .until(Optional::isEmpty)
                .map(Optional::get)
                .onItem()
                .transformToIterable(Page::items)
                .collect()
                .asList();
    }

    /** Walks through the pages of a list. */
    private static final class Cursor {
        private long after;
        private int left = MAX_PAGES;

        <T> CompletionStage<Optional<Page<T>>> next(Function<PageRequest, CompletionStage<Page<T>>> source) {
            if (left == 0) {
                return CompletableFuture.completedFuture(Optional.empty());
            }
            return source.apply(new PageRequest(PageRequest.MAX_LIMIT, after)).thenApply(page -> {
                left = page.next().isPresent() ? left - 1 : 0;
                after = page.next().orElse(after);
                return Optional.of(page);
            });
        }
    }
}
