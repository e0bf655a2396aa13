package io.weir.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.weir.api.flow.WhatIf;
import io.weir.web.format.Words;
import io.weir.web.read.Supposed;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What would get through a pipeline if something about it were different.
 *
 * @param what that was asked about
 * @param value of it; times in seconds
 * @param stage the sink that was looked at; null when there is none
 * @param from begin of the time whose numbers it rests on
 * @param to end of that time
 * @param answer null when it cannot be said
 * @param missing what would have to be reported for an answer
 * @param text the same as a sentence
 */
@RegisterForReflection
@Schema(name = "WhatIf", description = "What would get through a pipeline if something about it were different")
public record WhatIfDto(
        @Schema(enumeration = {"traffic", "slower", "batch", "workers"})
        String what,

        double value,
        @Nullable String stage,
        Instant from,
        Instant to,
        @Nullable AnswerDto answer,
        List<String> missing,
        String text) {

    /**
     * Events/s at the sink.
     *
     * @param now that get through today
     * @param low that get through then, where stages take no more than they surely can
     * @param expected that most likely get through then
     * @param high that get through then, where only the sink and the demand limit
     * @param asked that are then asked for
     * @param notThrough share of those that does not get through: lost or held, as the queues are set
     * @param limit stage that then limits; null when all gets through or it is not known
     */
    @RegisterForReflection
    @Schema(name = "WhatIfAnswer")
    public record AnswerDto(
            double now,
            double low,
            double expected,
            double high,
            double asked,
            double notThrough,
            @Nullable String limit) {

        private static AnswerDto of(WhatIf w) {
            return new AnswerDto(
                    w.now(),
                    w.low(),
                    w.expected(),
                    w.high(),
                    w.asked(),
                    w.loss(),
                    w.limit().orElse(null));
        }
    }

    static WhatIfDto of(Supposed s) {
        return new WhatIfDto(
                Words.of(s.change().what()),
                s.change().value(),
                s.stage().orElse(null),
                s.interval().from(),
                s.interval().to(),
                s.answer().map(AnswerDto::of).orElse(null),
                s.missing(),
                s.text());
    }
}
