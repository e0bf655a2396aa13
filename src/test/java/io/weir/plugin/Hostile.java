package io.weir.plugin;

import io.weir.api.PluginDescriptor;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Verdict;
import io.weir.api.analysis.Window;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** Analyzers that do what one must not. */
public final class Hostile {

    /** Ends the endless loops of a test. */
    static final AtomicBoolean LET_GO = new AtomicBoolean();

    private Hostile() {}

    public static final class Throwing extends TestAnalyzer {
        @Override
        public Verdict analyze(Window window) {
            throw new IllegalStateException("out of cheese");
        }
    }

    public static final class ThrowingUnreadable extends TestAnalyzer {
        @Override
        public Verdict analyze(Window window) {
            throw new RuntimeException() {
                @Override
                public String getMessage() {
                    throw new IllegalStateException("again");
                }
            };
        }
    }

    public static final class Erring extends TestAnalyzer {
        @Override
        public Verdict analyze(Window window) {
            throw new NoClassDefFoundError("some/library/Missing");
        }
    }

    public static final class Recursing extends TestAnalyzer {
        @Override
        @SuppressWarnings("InfiniteRecursion") // what a hostile plugin does
        public Verdict analyze(Window window) {
            return analyze(window.with(List.of()));
        }
    }

    public static final class Looping extends TestAnalyzer {
        @Override
        public Verdict analyze(Window window) {
            while (!LET_GO.get()) {
                Thread.onSpinWait();
            }
            return Verdict.nothing();
        }
    }

    public static final class Waiting extends TestAnalyzer {
        @Override
        public Verdict analyze(Window window) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
            return Verdict.nothing();
        }
    }

    public static final class ReturningNull extends TestAnalyzer {
        @Override
        public Verdict analyze(Window window) {
            return null;
        }
    }

    public static final class UnknownStage extends TestAnalyzer {
        @Override
        public Verdict analyze(Window window) {
            return Verdict.of(List.of(Said.warning("test.code", "no such stage")));
        }
    }

    public static final class NotANumber extends TestAnalyzer {
        @Override
        public Verdict analyze(Window window) {
            Finding ok = Said.warning("test.code", "sink");
            return Verdict.of(List.of(new Finding(
                    ok.code(),
                    ok.kind(),
                    ok.stage(),
                    ok.severity(),
                    Double.NaN,
                    "title",
                    "why",
                    List.of(),
                    List.of())));
        }
    }

    public static final class NulInText extends TestAnalyzer {
        @Override
        public Verdict analyze(Window window) {
            Finding ok = Said.warning("test.code", "sink");
            return Verdict.of(List.of(new Finding(
                    ok.code(), ok.kind(), ok.stage(), ok.severity(), 1, "title", "a\0b", List.of(), List.of())));
        }
    }

    public static final class FailingToInitialise extends TestAnalyzer {
        static final int NEVER = Integer.parseInt("not a number");
    }

    public static final class FailingToConstruct extends TestAnalyzer {
        public FailingToConstruct() {
            throw new UnsupportedOperationException("no");
        }
    }

    public static final class LoopingConstructor extends TestAnalyzer {
        public LoopingConstructor() {
            while (!LET_GO.get()) {
                Thread.onSpinWait();
            }
        }
    }

    public static final class WithoutDescriptor extends TestAnalyzer {
        @Override
        public PluginDescriptor descriptor() {
            return null;
        }
    }

    public static final class BadDescriptor extends TestAnalyzer {
        @Override
        public PluginDescriptor descriptor() {
            return new PluginDescriptor("Bad Id", "1", "t", "");
        }
    }

    public static final class SecondGood extends TestAnalyzer {
        @Override
        public PluginDescriptor descriptor() {
            return new PluginDescriptor("good", "2", "Claims another's id", "");
        }
    }

    public static final class CircleOne extends TestAnalyzer {
        @Override
        public Set<String> after() {
            return Set.of("circletwo");
        }
    }

    public static final class CircleTwo extends TestAnalyzer {
        @Override
        public Set<String> after() {
            return Set.of("circleone");
        }
    }
}
