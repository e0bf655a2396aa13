package io.weir.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.weir.analysis.compare.Measured;
import io.weir.web.format.Words;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of one quantity.
 *
 * @param quantity throughput, loss or latency
 * @param unit in UCUM
 * @param before median before the change
 * @param after median after it
 * @param change most likely difference: of throughput and latency relative to what was before, of loss in shares
 * @param low lower end of the interval of 99 %
 * @param high upper end
 * @param direction better, worse, same or unsure
 */
@RegisterForReflection
@Schema(name = "Measured", description = "What became of a quantity")
public record MeasuredDto(
        String quantity,
        String unit,
        double before,
        double after,
        double change,
        double low,
        double high,

        @Schema(enumeration = {"better", "worse", "same", "unsure"})
        String direction) {

    static MeasuredDto of(Measured m) {
        return new MeasuredDto(
                m.quantity().word(),
                m.quantity().unit(),
                m.before(),
                m.after(),
                m.change(),
                m.low(),
                m.high(),
                Words.of(m.direction()));
    }
}
