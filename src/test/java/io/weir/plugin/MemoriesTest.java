package io.weir.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.analysis.MemoryChanges;
import io.weir.analysis.PluginHost.Analysis;
import io.weir.analysis.Remembered;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What analyzers remember from one run to the next. */
@Timeout(60)
class MemoriesTest {

    private static final Remembered ONCE = new Remembered("counting 1", "times=1.0");
    private static final Remembered TWICE = new Remembered("counting 1", "times=2.0");

    @Test
    void whatItReturnsIsToBeKept() throws Exception {
        Analysis analysis = analyze(Remembering.Counting.class, Map.of());

        assertThat(analysis.memories().kept()).containsExactly(Map.entry("counting", ONCE));
    }

    @Test
    void whatIsKeptComesBack() throws Exception {
        Analysis analysis = analyze(Remembering.Counting.class, Map.of("counting", ONCE));

        assertThat(analysis.findings()).extracting(s -> s.finding().code()).containsExactly("counting.times-2");
        assertThat(analysis.memories().kept()).containsExactly(Map.entry("counting", TWICE));
    }

    @Test
    void anotherVersionBeginsAnew() throws Exception {
        Analysis analysis = analyze(Remembering.Newer.class, Map.of("counting", TWICE));

        assertThat(analysis.memories().kept())
                .containsExactly(Map.entry("counting", new Remembered("counting 2", "times=1.0")));
    }

    @Test
    void whatItCannotReadIsForgotten() throws Exception {
        Analysis analysis =
                analyze(Remembering.Counting.class, Map.of("counting", new Remembered("counting 1", "no number")));

        assertThat(analysis.failed()).containsExactly("counting");
        assertThat(analysis.memories().forgotten()).isEqualTo(Set.of("counting"));
    }

    @Test
    void oneThatCouldNotLookRemembersAsBefore() throws Exception {
        Analysis analysis = analyze(Remembering.Lacking.class, Map.of("counting", TWICE));

        assertThat(analysis.notApplicable()).containsExactly("counting: needs more");
        assertThat(analysis.memories()).isEqualTo(MemoryChanges.NONE);
    }

    @Test
    void aMemoryThatIsNotDeclaredIsRefused() throws Exception {
        Analysis analysis = analyze(Remembering.Undeclared.class, Map.of());

        assertThat(analysis.failed()).containsExactly("undeclared");
        assertThat(analysis.memories()).isEqualTo(MemoryChanges.NONE);
    }

    @Test
    void theHostKnowsWhetherItIsWorthToLook() {
        try (ServiceLoadedPlugins with = load(Remembering.Counting.class);
                ServiceLoadedPlugins without = load(Remembering.Undeclared.class)) {
            assertThat(with.remembers()).isTrue();
            assertThat(without.remembers()).isFalse();
        }
    }

    private static Analysis analyze(Class<?> analyzer, Map<String, Remembered> before) throws Exception {
        try (ServiceLoadedPlugins host = load(analyzer)) {
            return host.analyze("host-1", Said.window(), before)
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private static ServiceLoadedPlugins load(Class<?> analyzer) {
        return ServiceLoadedPlugins.load(Providers.of(analyzer), PluginLimits.DEFAULT, new TestClock());
    }
}
