package io.weir.api.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an analyzer returns: either what it found (perhaps nothing), or what it would have needed. */
public sealed interface Verdict {

    /**
     * The analyzer could look.
     *
     * @param findings new findings, in any order; empty when all is well
     * @param advice suggestions for findings of analyzers that ran before
     * @param memory what it wants to have again at its next look, or null; only of an analyzer that
     *     {@linkplain Analyzer#remembers remembers}
     */
    record Said(
            List<Finding> findings,
            List<Advice> advice,
            @Nullable Memory memory) implements Verdict {
        /** Copies the lists. */
        public Said {
            findings = List.copyOf(findings);
            advice = List.copyOf(advice);
        }

        /** Without a memory. */
        public Said(List<Finding> findings, List<Advice> advice) {
            this(findings, advice, null);
        }
    }

    /**
     * The analyzer could not look.
     *
     * @param needs what is missing, as a sentence: "needs pipeline.queue.size for at least 60 s"
     */
    record NotApplicable(String needs) implements Verdict {}

    /** The same verdict with something to remember; one that could not look leaves the memory as it was. */
    default Verdict remembering(@Nullable Memory memory) {
        return this instanceof Said said ? new Said(said.findings(), said.advice(), memory) : this;
    }

    /** The analyzer looked and found this. */
    static Verdict of(List<Finding> findings) {
        return new Said(findings, List.of());
    }

    /** The analyzer looked and adds suggestions to what others found. */
    static Verdict advising(List<Advice> advice) {
        return new Said(List.of(), advice);
    }

    /** The analyzer looked and found nothing. */
    static Verdict nothing() {
        return new Said(List.of(), List.of());
    }

    /** The analyzer could not look. */
    static Verdict needs(String needs) {
        return new NotApplicable(needs);
    }
}
