package io.weir.web.view;

import io.weir.api.analysis.Effect;
import io.weir.api.flow.WhatIf;
import io.weir.api.flow.WhatIf.What;
import io.weir.web.format.Words;
import io.weir.web.read.Known;
import io.weir.web.read.Supposed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The page that asks what if.
 *
 * @param id number of the pipeline
 * @param name of it
 * @param choices what can be asked about
 * @param value as it was typed
 * @param fault what is wrong with what was typed; null when nothing is
 * @param effect the answer in numbers; null when there is none
 * @param text the answer as a sentence; empty before anything was asked
 * @param missing what would have to be reported for an answer
 */
public record WhatIfView(
        long id,
        String name,
        List<Choice> choices,
        String value,
        @Nullable String fault,
        @Nullable EffectView effect,
        String text,
        List<String> missing) {

    /**
     * Something that can be asked about.
     *
     * @param word in the address
     * @param title for people
     * @param chosen whether it was asked
     */
    public record Choice(String word, String title, boolean chosen) {}

    /** The page, with an answer or a fault where there is one. */
    public static WhatIfView of(
            Known known, String what, String value, @Nullable String fault, Optional<Supposed> supposed) {
        var p = known.pipeline();
        return new WhatIfView(
                p.id(),
                Words.pipeline(p.source(), p.pipeline().name()),
                Arrays.stream(What.values())
                        .map(w -> new Choice(Words.of(w), title(w), Words.of(w).equals(what)))
                        .toList(),
                value,
                fault,
                supposed.flatMap(Supposed::answer).map(WhatIfView::effect).orElse(null),
                supposed.map(Supposed::text).orElse(""),
                supposed.map(Supposed::missing).orElse(List.of()));
    }

    private static EffectView effect(WhatIf w) {
        double expected = Math.clamp(w.expected(), w.low(), w.high());
        return EffectView.of(new Effect(
                "throughput",
                "{event}/s",
                w.now(),
                w.low(),
                expected,
                w.high(),
                "The range is from the"
                        + " least that the other stages surely carry to what only the sink and the demand allow"));
    }

    private static String title(What what) {
        return switch (what) {
            case TRAFFIC -> "Traffic: times as much";
            case SLOWER -> "Sink: ms more a call";
            case BATCH -> "Sink: events a call";
            case WORKERS -> "Sink: workers in all";
        };
    }
}
