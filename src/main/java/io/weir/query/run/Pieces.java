package io.weir.query.run;

import io.weir.query.Columns;
import java.util.List;
import java.util.function.Function;

/** Puts pieces of a series, which follow each other in time, together. */
final class Pieces {

    private Pieces() {}

    static Columns joined(List<Columns> pieces) {
        if (pieces.size() == 1) {
            return pieces.getFirst();
        }
        if (pieces.getFirst() instanceof Columns.Raw first) {
            return new Columns.Raw(first.seriesId(), instants(pieces), values(pieces, c -> ((Columns.Raw) c).values()));
        }
        return new Columns.Rollup(
                pieces.getFirst().seriesId(),
                instants(pieces),
                rollups(pieces, Columns.Rollup::min),
                rollups(pieces, Columns.Rollup::max),
                rollups(pieces, Columns.Rollup::sum),
                rollups(pieces, Columns.Rollup::count),
                rollups(pieces, Columns.Rollup::last),
                rollups(pieces, Columns.Rollup::increase),
                rollups(pieces, Columns.Rollup::covered));
    }

    private static double[] rollups(List<Columns> pieces, Function<Columns.Rollup, double[]> column) {
        return values(pieces, c -> column.apply((Columns.Rollup) c));
    }

    private static int size(List<Columns> pieces) {
        return pieces.stream().mapToInt(Columns::size).sum();
    }

    private static long[] instants(List<Columns> pieces) {
        long[] all = new long[size(pieces)];
        int to = 0;
        for (Columns piece : pieces) {
            System.arraycopy(piece.at(), 0, all, to, piece.size());
            to += piece.size();
        }
        return all;
    }

    private static double[] values(List<Columns> pieces, Function<Columns, double[]> column) {
        double[] all = new double[size(pieces)];
        int to = 0;
        for (Columns piece : pieces) {
            System.arraycopy(column.apply(piece), 0, all, to, piece.size());
            to += piece.size();
        }
        return all;
    }
}
