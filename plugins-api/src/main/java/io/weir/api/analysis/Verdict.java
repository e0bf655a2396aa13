package io.weir.api.analysis;

import java.util.List;

/** What an analyzer returns: either what it found (perhaps nothing), or what it would have needed. */
public sealed interface Verdict {

    /**
     * The analyzer could look.
     *
     * @param findings new findings, in any order; empty when all is well
     * @param advice suggestions for findings of analyzers that ran before
     */
    record Said(List<Finding> findings, List<Advice> advice) implements Verdict {
        /** Copies the lists. */
        public Said {
            findings = List.copyOf(findings);
            advice = List.copyOf(advice);
        }
    }

    /**
     * The analyzer could not look.
     *
     * @param needs what is missing, as a sentence: "needs pipeline.queue.size for at least 60 s"
     */
    record NotApplicable(String needs) implements Verdict {}

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
