package io.weir.storage.query;

import io.smallrye.mutiny.Uni;
import io.weir.storage.Statements;
import io.weir.storage.codec.BlockDirectory;
import io.weir.storage.codec.ByteRange;
import io.weir.storage.query.PartialRows.Head;
import io.weir.storage.query.Slots.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads columns of blocks of several sources; of each block nothing but these columns. */
final class BlockColumns {

    private static final long HOUR = 3_600_000;

    private final PartialRows rows;

    BlockColumns(Statements statements) {
        this.rows = new PartialRows(statements, "block");
    }

    /** Columns of one layout in one block. */
    private record Wanted(Head head, BlockDirectory.Entry entry, List<Slot> slots) implements PartialRows.Wanted {

        @Override
        public List<ByteRange> ranges() {
            List<ByteRange> ranges = new ArrayList<>(slots.size() + 1);
            ranges.add(entry.at());
            slots.forEach(slot -> ranges.add(entry.columns().get(slot.place())));
            return ranges;
        }
    }

    /**
     * Reads samples.
     *
     * @param slots series by source and layout
     * @param from first instant in milliseconds
     * @param to last instant
     * @return completes on a worker thread, where blocks are decoded
     */
    Uni<List<ColumnPart>> read(Map<Long, Map<Integer, List<Slot>>> slots, long from, long to) {
        if (slots.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        // A block that ends within an hour after the last instant may begin before it.
        return rows.read(slots.keySet().toArray(Long[]::new), from, to + HOUR, heads -> wanted(heads, slots, to))
                .map(read -> {
                    List<ColumnPart> parts = new ArrayList<>();
                    read.forEach(one -> decode(one, from, to, parts));
                    return parts;
                });
    }

    private static List<Wanted> wanted(List<Head> heads, Map<Long, Map<Integer, List<Slot>>> slots, long to) {
        List<Wanted> wanted = new ArrayList<>(heads.size());
        Head before = null;
        for (Head head : heads) {
            boolean beyond = before != null && before.sourceId() == head.sourceId() && before.untilMillis() >= to;
            before = head;
            if (!beyond) {
                Map<Integer, List<Slot>> byLayout = slots.getOrDefault(head.sourceId(), Map.of());
                for (BlockDirectory.Entry entry :
                        BlockDirectory.parse(head.directory()).entries()) {
                    List<Slot> some = byLayout.getOrDefault(entry.layoutId(), List.of()).stream()
                            .filter(slot -> slot.place() < entry.columns().size())
                            .toList();
                    if (!some.isEmpty()) {
                        wanted.add(new Wanted(head, entry, some));
                    }
                }
            }
        }
        return wanted;
    }

    private static void decode(PartialRows.Read<Wanted> read, long from, long to, List<ColumnPart> parts) {
        Wanted wanted = read.wanted();
        BlockDirectory.Entry entry = wanted.entry();
        Chunks.Chunk clock = read.chunks().holding(entry.at());
        long[] at = entry.instants(clock.bytes(), clock.from());
        int first = place(at, from);
        int end = place(at, to + 1);
        if (first >= end) {
            return;
        }
        boolean whole = first == 0 && end == at.length;
        long[] instants = whole ? at : Arrays.copyOfRange(at, first, end);
        for (Slot slot : wanted.slots()) {
            Chunks.Chunk chunk = read.chunks().holding(entry.columns().get(slot.place()));
            double[] values = entry.column(slot.place(), chunk.bytes(), chunk.from());
            parts.add(new ColumnPart(
                    wanted.head().sourceId(),
                    slot.seriesId(),
                    entry.layoutId(),
                    instants,
                    whole ? values : Arrays.copyOfRange(values, first, end)));
        }
    }

    /** Of the first that is then or later. */
    private static int place(long[] at, long instant) {
        int found = Arrays.binarySearch(at, instant);
        return found < 0 ? -found - 1 : found;
    }
}
