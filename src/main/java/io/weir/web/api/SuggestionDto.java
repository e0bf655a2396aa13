package io.weir.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.weir.analysis.change.Told;
import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Suggestion;
import io.weir.web.format.Words;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A change that would help.
 *
 * @param id its name within the pipeline, for {@code /api/v1/pipelines/…/suggestions/{id}}; null when it asks for no change
 * @param setting the engine's own name; null when the change is outside the engine
 * @param stage it belongs to; null for the whole pipeline
 * @param action what to do
 * @param from value today, in the engine's unit
 * @param to value to set, in the engine's unit
 * @param effect what it is expected to bring
 * @param reason why
 * @param risk what it costs or may break
 * @param furtherEffects on other quantities, such as latency or loss
 * @param cost what it takes even when all goes well; may be empty
 * @param watch what to look at after the change; may be empty
 * @param patch how the engine's configuration says it
 */
@RegisterForReflection
@Schema(name = "Suggestion", description = "A change that would help, with its predicted effect")
public record SuggestionDto(
        @Schema(examples = "5d41402abc4b2a76") @Nullable String id,
        @Schema(examples = "queue.size") @Nullable String setting,
        @Nullable String stage,

        @Schema(enumeration = {"increase", "decrease", "set", "enable", "disable", "external", "none"})
        String action,

        @Nullable String from,
        @Nullable String to,
        EffectDto effect,
        String reason,
        String risk,
        List<EffectDto> furtherEffects,
        String cost,
        String watch,
        @Nullable String patch) {

    /**
     * What a change is expected to bring.
     *
     * @param quantity what changes
     * @param unit in UCUM
     * @param now value today
     * @param low lower end of the expected range
     * @param expected most likely value
     * @param high upper end of the expected range
     * @param text the same as a sentence, with the formula
     */
    @RegisterForReflection
    @Schema(name = "Effect")
    public record EffectDto(
            String quantity, String unit, double now, double low, double expected, double high, String text) {

        private static EffectDto of(Effect e) {
            return new EffectDto(e.quantity(), e.unit(), e.now(), e.low(), e.expected(), e.high(), e.text());
        }
    }

    static SuggestionDto of(String code, @Nullable String stage, Suggestion s, @Nullable String patch) {
        return new SuggestionDto(
                Told.asksForAChange(s) ? Told.key(code, stage, s) : null,
                s.setting(),
                s.stage(),
                Words.of(s.action()),
                s.from(),
                s.to(),
                EffectDto.of(s.effect()),
                s.reason(),
                s.risk(),
                s.further().stream().map(EffectDto::of).toList(),
                s.cost(),
                s.watch(),
                patch);
    }
}
