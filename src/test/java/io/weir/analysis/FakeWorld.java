package io.weir.analysis;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import io.weir.model.FindingRecord;
import io.weir.model.LiveEvent;
import io.weir.model.LiveUpdates;
import io.weir.model.Page;
import io.weir.model.PageRequest;
import io.weir.model.PipelineRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Everything around an analysis, in memory and at hand: one pipeline "logs" per source, one analyzer "test". */
final class FakeWorld
        implements DueSources,
                SourceWindows,
                PluginHost,
                PipelineStore,
                SilentPipelines,
                AfterAnalysis,
                LiveUpdates,
                InstantSource {

    static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    Instant now = T0;
    Duration resolution = Duration.ofSeconds(1);
    Instant latest = T0;
    Analysis analysis = new Analysis(List.of(), List.of(), Set.of("test"), List.of(), List.of());

    Duration late = Duration.ZERO;
    Instant renewedUntil = Instant.EPOCH;
    final Map<Long, Long> leases = new TreeMap<>();
    final Set<Long> takenByAnother = new HashSet<>();
    final Deque<Long> due = new ArrayDeque<>();
    final Map<Long, Instant> released = new TreeMap<>();
    final Map<Long, CompletableFuture<Optional<Instant>>> slow = new TreeMap<>();
    final List<Interval> read = new ArrayList<>();
    final FakeFindings findings = new FakeFindings();
    final FakeShadows shadows = new FakeShadows();
    final FakeMemories memories = new FakeMemories();
    FurtherFindings further = (pipeline, window, said) -> CompletableFuture.completedStage(said);
    boolean remembers;
    final List<LiveEvent> events = new ArrayList<>();
    final List<Integer> told = new ArrayList<>();
    final List<Long> silentPipelines = new ArrayList<>();
    final List<Long> toldSilent = new ArrayList<>();

    AnalysisPorts ports() {
        return new AnalysisPorts(this, this, this, this, this, findings, shadows, memories, further, this, this);
    }

    void says(String... codes) {
        List<FindingChanges.Said> said = Arrays.stream(codes)
                .map(code -> new FindingChanges.Said("test", finding(code)))
                .toList();
        analysis = new Analysis(said, List.of(), Set.of("test"), List.of(), List.of());
    }

    static Finding finding(String code) {
        return new Finding(code, FindingKind.SINK, "sink", Severity.WARNING, 1, "title", "why", List.of(), List.of());
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public CompletionStage<List<Lease>> lease(int max, Instant at, Duration lease) {
        List<Lease> leased = new ArrayList<>();
        while (leased.size() < max && !due.isEmpty()) {
            long source = due.remove();
            leased.add(new Lease(source, leases.merge(source, 1L, Long::sum), at.minus(late)));
        }
        return done(leased);
    }

    @Override
    public CompletionStage<Set<Long>> renew(Collection<Lease> leases, Instant until) {
        renewedUntil = until;
        return done(leases.stream()
                .map(Lease::sourceId)
                .filter(id -> !takenByAnother.contains(id))
                .collect(Collectors.toSet()));
    }

    @Override
    public CompletionStage<Void> release(Lease lease, Instant nextDue) {
        released.put(lease.sourceId(), nextDue);
        return done(null);
    }

    @Override
    public CompletionStage<NativeWindow> read(long sourceId, Interval interval) {
        read.add(interval);
        long step = resolution.toMillis();
        long[] at = LongStream.rangeClosed(0, interval.length().toMillis() / step)
                .map(i -> interval.to().toEpochMilli() - (interval.length().toMillis() / step - i) * step)
                .toArray();
        NativeSeries series = new NativeSeries("m", Map.of(), NativeSeries.Kind.GAUGE, "", at, new double[at.length]);
        return done(new NativeWindow("s", Map.of(), interval, List.of(series), NativeSettings.NONE));
    }

    @Override
    public CompletionStage<Optional<Instant>> latest(long sourceId) {
        CompletableFuture<Optional<Instant>> waiting = slow.get(sourceId);
        return waiting != null ? waiting : done(Optional.of(latest));
    }

    @Override
    public CompletionStage<List<Observed>> observe(NativeWindow window) {
        Pipeline pipeline =
                new Pipeline("logs", "test", List.of(Stage.of("sink", StageKind.SINK)), List.of(), List.of());
        return done(List.of(new Observed("test", new Observation(pipeline, Map.of()))));
    }

    @Override
    public CompletionStage<Analysis> analyze(String source, Window window) {
        return done(analysis);
    }

    @Override
    public boolean remembers() {
        return remembers;
    }

    /** Counts how often it has looked. */
    @Override
    public CompletionStage<Analysis> analyze(String source, Window window, Map<String, Remembered> before) {
        int times =
                before.containsKey("test") ? Integer.parseInt(before.get("test").text()) : 0;
        return done(new Analysis(
                List.of(),
                List.of(),
                Set.of("test"),
                List.of(),
                List.of(),
                MemoryChanges.NONE.with("test", new Remembered("test 1", "" + (times + 1)))));
    }

    @Override
    public CompletionStage<Optional<String>> patch(String adapter, Setting setting, String to) {
        return done(Optional.empty());
    }

    @Override
    public List<PluginStatus> status() {
        return List.of();
    }

    @Override
    public CompletionStage<PipelineRecord> save(long sourceId, String adapter, Pipeline pipeline, Instant seen) {
        return done(new PipelineRecord(sourceId, sourceId, "s", adapter, pipeline, seen, seen));
    }

    @Override
    public CompletionStage<Page<PipelineRecord>> list(PageRequest page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Optional<PipelineRecord>> find(long id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> analysed(
            PipelineRecord pipeline, Observation observation, List<FindingRecord> open, Interval window) {
        told.add(open.size());
        return done(null);
    }

    @Override
    public CompletionStage<Void> silent(long pipelineId, Instant at) {
        toldSilent.add(pipelineId);
        return done(null);
    }

    @Override
    public CompletionStage<List<Long>> find(Instant lastSeenBefore, int max) {
        return done(List.copyOf(silentPipelines));
    }

    @Override
    public CompletionStage<Void> settle(long pipelineId, Instant at) {
        silentPipelines.remove(pipelineId);
        return done(null);
    }

    @Override
    public void publish(LiveEvent event) {
        events.add(event);
    }

    @Override
    public AutoCloseable subscribe(Consumer<LiveEvent> subscriber) {
        throw new UnsupportedOperationException();
    }

    private static <T> CompletionStage<T> done(T value) {
        return CompletableFuture.completedStage(value);
    }
}
