package io.weir.storage.query;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.weir.api.pipeline.Interval;
import io.weir.query.SourceColumns;
import io.weir.query.SourceRead;
import io.weir.storage.Statements;
import java.util.List;

/** Reads samples from all tiers, several sources at a time where little is wanted of each. */
final class TieredSamples {

    /** Few, so that the first answer comes soon and two connections have equally much to do. */
    private static final int HOT = 64;

    private static final int COLD = 512;

    private final NarrowFrames narrow;
    private final WideFrames wide;
    private final BlockColumns blocks;
    private final Slots slots;

    TieredSamples(Statements statements) {
        this.narrow = new NarrowFrames(statements);
        this.wide = new WideFrames(statements);
        this.blocks = new BlockColumns(statements);
        this.slots = new Slots(statements);
    }

    /** @param hot whether all of it is among the frames, so that nobody has to look for blocks */
    Multi<SourceColumns> read(List<SourceRead> sources, Interval interval, boolean hot) {
        return Pairs.of(Part.of(sources, interval, hot ? HOT : COLD), part -> read(part, hot));
    }

    // Frames are read before blocks: what becomes a block in between is read twice, and counts once. The other way
    // round it
    // could be missed.
    private Uni<List<SourceColumns>> read(Part part, boolean hot) {
        return part.narrow() ? narrow(part, hot) : wide(part, hot);
    }

    private Uni<List<SourceColumns>> narrow(Part part, boolean hot) {
        Uni<List<ColumnPart>> frames = narrow.read(part);
        if (hot) {
            return frames.map(open -> columns(part, List.of(open)));
        }
        return Uni.combine()
                .all()
                .unis(frames, slots.of(part.sources()))
                .asTuple()
                .flatMap(both -> blocks.read(both.getItem2(), part.from(), part.to())
                        .map(closed -> columns(part, List.of(closed, both.getItem1()))));
    }

    private Uni<List<SourceColumns>> wide(Part part, boolean hot) {
        SourceRead source = part.sources().getFirst();
        return slots.layouts(source)
                .flatMap(layouts -> wide.read(source, part.interval(), layouts)
                        .flatMap(open -> hot
                                ? Uni.createFrom().item(columns(part, List.of(open)))
                                : blocks.read(Slots.of(source, layouts), part.from(), part.to())
                                        .map(closed -> columns(part, List.of(closed, open)))));
    }

    private static List<SourceColumns> columns(Part part, List<List<ColumnPart>> lists) {
        return new SeriesColumns(lists).of(part.sources());
    }
}
