package io.weir.storage.codec;

import java.util.Arrays;
import java.util.List;

/**
 * A section whose doubles are compared bit for bit, NaN included.
 *
 * @param layoutId of the section
 * @param at instants
 * @param columns bits of the values
 */
public record SectionBits(int layoutId, List<Long> at, List<List<Long>> columns) {

    /** Those of sections. */
    public static List<SectionBits> of(List<Section> sections) {
        return sections.stream()
                .map(section -> new SectionBits(
                        section.layoutId(),
                        Arrays.stream(section.at()).boxed().toList(),
                        Arrays.stream(section.columns()).map(SectionBits::bits).toList()))
                .toList();
    }

    private static List<Long> bits(double[] values) {
        return Arrays.stream(values)
                .mapToLong(Double::doubleToRawLongBits)
                .boxed()
                .toList();
    }
}
