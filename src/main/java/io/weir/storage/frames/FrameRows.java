package io.weir.storage.frames;

import io.weir.ingest.DecodedFrame;
import io.weir.ingest.DropReason;
import io.weir.ingest.Drops;
import io.weir.ingest.FrameStore;
import io.weir.ingest.Overrun;
import io.weir.ingest.Overruns;
import io.weir.storage.tiers.Hour;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows that frames become. */
final class FrameRows {

    private static final long ROW_BYTES = 64;

    private final List<FrameRow> rows;
    private final List<Excess> excesses = new ArrayList<>(0);
    private final Drops drops = new Drops();
    private long samples;

    private record Excess(DecodedFrame frame, Overrun.Reason reason, long samples, String example) {

        Overrun.Offender offender() {
            DecodedFrame.Description description = frame.description().get();
            return new Overrun.Offender(
                    description.source(),
                    example.isEmpty() ? description.series().getFirst().text() : example);
        }
    }

    private FrameRows(int size) {
        this.rows = new ArrayList<>(size);
    }

    /** The rows of frames with their places; without a place there are too many sources. */
    static FrameRows of(List<DecodedFrame> frames, List<Catalog.@Nullable Place> places) {
        FrameRows rows = new FrameRows(frames.size());
        for (int i = 0; i < frames.size(); i++) {
            rows.add(frames.get(i), places.get(i));
        }
        return rows;
    }

    private void add(DecodedFrame frame, Catalog.@Nullable Place place) {
        if (place == null) {
            drops.add(DropReason.SOURCES, frame.values().length);
            overrun(frame, Overrun.Reason.SOURCES, frame.values().length, "");
            return;
        }
        if (!place.layout().isWhole()) {
            overrun(frame, place.layout());
        }
        for (KnownLayout.Part part : place.layout().parts()) {
            FrameRow row =
                    new FrameRow(place.sourceId(), frame.atMillis(), part.layoutId(), frame.values(), part.picks());
            samples += row.width();
            rows.add(row);
        }
    }

    private void overrun(DecodedFrame frame, KnownLayout layout) {
        drops.add(layout.drops());
        layout.drops()
                .forEach((reason, samples) -> overrun(
                        frame,
                        Overrun.Reason.of(reason),
                        samples,
                        layout.examples().getOrDefault(reason, "")));
        if (layout.isSplit()) {
            overrun(frame, Overrun.Reason.LAYOUTS, layout.parts().size(), "");
        }
    }

    private void overrun(DecodedFrame frame, Overrun.Reason reason, long samples, String example) {
        excesses.add(new Excess(frame, reason, samples, example));
    }

    /** Counts what went beyond limits; once the rows are stored, since each attempt makes them anew. */
    void count(Overruns overruns) {
        excesses.forEach(one -> overruns.add(one.frame().sourceHash(), one.reason(), one.samples(), one::offender));
    }

    List<FrameRow> rows() {
        return rows;
    }

    Set<Hour> hours() {
        Set<Hour> hours = new HashSet<>();
        Hour last = null;
        for (FrameRow row : rows) {
            if (last == null || !last.contains(row.atMillis())) {
                last = Hour.of(row.atMillis());
                hours.add(last);
            }
        }
        return hours;
    }

    /** About how many bytes will be sent. */
    long bytes() {
        return rows.size() * ROW_BYTES + samples * 12;
    }

    /** @param there rows, by their identity, that were stored before */
    FrameStore.Stored stored(Set<FrameRow> there) {
        long oldRows = 0;
        long oldSamples = 0;
        if (!there.isEmpty()) {
            for (FrameRow row : rows) {
                if (there.contains(row)) {
                    oldRows++;
                    oldSamples += row.width();
                }
            }
        }
        return new FrameStore.Stored(rows.size() - oldRows, samples - oldSamples, drops);
    }
}
