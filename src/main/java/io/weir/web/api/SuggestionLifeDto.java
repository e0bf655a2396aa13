package io.weir.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.weir.analysis.change.State;
import io.weir.analysis.change.SuggestionLife;
import io.weir.web.format.Words;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A suggestion and what became of it.
 *
 * @param number counts over all pipelines
 * @param code of the finding that it was said for
 * @param stage of that finding
 * @param suggestion as it was said; after it was applied, as it was said last before
 * @param saidAt when it was last said
 * @param state open, applied, verified or dismissed
 * @param applied the change that was made, if one was
 * @param waitsFor what the verdict waits for, while it is applied
 * @param verdict what the change brought, once that is known
 * @param dismissed why nobody wants it
 */
@RegisterForReflection
@Schema(name = "SuggestionLife", description = "A suggestion and what became of it")
public record SuggestionLifeDto(
        long number,
        String code,
        @Nullable String stage,
        SuggestionDto suggestion,
        Instant saidAt,

        @Schema(enumeration = {"open", "applied", "verified", "dismissed"})
        String state,

        @Nullable AppliedDto applied,
        @Nullable String waitsFor,
        @Nullable VerdictDto verdict,
        @Nullable DismissedDto dismissed) {

    /**
     * A change that was made.
     *
     * @param at when
     * @param how noticed, api, page or event
     * @param by who said so, or what was noticed
     * @param value of the setting since, where it is known
     */
    @RegisterForReflection
    @Schema(name = "Applied")
    public record AppliedDto(
            Instant at, String how, String by, @Nullable String value) {

        static AppliedDto of(State.Applied a) {
            return new AppliedDto(a.at(), Words.of(a.how()), a.by(), a.value());
        }
    }

    /**
     * What a change brought.
     *
     * @param at when that was known
     * @param verdict helped, neutral, hurt or unknown
     * @param why with the numbers
     * @param measured each quantity that could be compared
     */
    @RegisterForReflection
    @Schema(name = "Verdict")
    public record VerdictDto(
            Instant at,

            @Schema(enumeration = {"helped", "neutral", "hurt", "unknown"})
            String verdict,

            String why,
            List<MeasuredDto> measured) {

        static VerdictDto of(State.Verified v) {
            return new VerdictDto(
                    v.at(),
                    Words.of(v.verdict()),
                    v.why(),
                    v.measured().stream().map(MeasuredDto::of).toList());
        }
    }

    /**
     * Somebody does not want it.
     *
     * @param at when that was said
     * @param by whom
     * @param reason why
     */
    @RegisterForReflection
    @Schema(name = "Dismissed")
    public record DismissedDto(Instant at, String by, String reason) {}

    static SuggestionLifeDto of(SuggestionLife life) {
        State state = life.state();
        State.Applied applied = life.applied().orElse(null);
        return new SuggestionLifeDto(
                life.id(),
                life.told().code(),
                life.told().stage(),
                SuggestionDto.of(life.told().code(), life.told().stage(), life.suggestion(), null),
                life.saidAt(),
                Words.of(state.name()),
                applied == null ? null : AppliedDto.of(applied),
                state instanceof State.Applied waiting ? waiting.waits() : null,
                state instanceof State.Verified verified ? VerdictDto.of(verified) : null,
                state instanceof State.Dismissed no ? new DismissedDto(no.at(), no.by(), no.reason()) : null);
    }
}
