package io.weir.storage.tiers;

import io.weir.storage.codec.Block;
import io.weir.storage.codec.BlockDirectory;
import io.weir.storage.codec.BlockEncoder;
import io.weir.storage.codec.Section;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of table block, by JDBC. Keeps working memory; belongs to one thread. */
final class StoredBlocks {

    /** A block with more samples than about this is cut into several, so that memory stays bounded. */
    private static final long MOST_SAMPLES = 1_000_000;

    private static final String READ = "select source_id, directory, data from block"
            + " where source_id between ? and ? and until > ? and until <= ? order by source_id, until";
    private static final String FORGET = "delete from block where source_id = ? and until > ? and until <= ?";
    private static final String WRITE =
            "insert into block (source_id, until, last_at, frames, samples, directory, data)"
                    + " values (?, ?, ?, ?, ?, ?, ?)";

    private final BlockEncoder encoder = new BlockEncoder();

    /** The frames of an hour that are in blocks, by source. */
    Map<Long, List<Section>> read(Connection connection, long from, long to, Hour hour) throws SQLException {
        Map<Long, List<Section>> bySource = new HashMap<>();
        try (PreparedStatement read = connection.prepareStatement(READ)) {
            read.setLong(1, from);
            read.setLong(2, to);
            read.setObject(3, Times.utc(hour.startMillis()));
            read.setObject(4, Times.utc(hour.endMillis()));
            ResultSet rows = read.executeQuery();
            while (rows.next()) {
                List<Section> sections = BlockDirectory.parse(rows.getBytes(2)).sections(rows.getBytes(3));
                bySource.computeIfAbsent(rows.getLong(1), s -> new ArrayList<>())
                        .addAll(sections);
            }
        }
        return bySource;
    }

    /** Writes the frames of an hour in place of what was there; returns the bytes they take. */
    long write(Connection connection, long sourceId, Hour hour, List<Section> sections) throws SQLException {
        try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
            forget.setLong(1, sourceId);
            forget.setObject(2, Times.utc(hour.startMillis()));
            forget.setObject(3, Times.utc(hour.endMillis()));
            forget.executeUpdate();
        }
        long samples = sections.stream().mapToLong(Section::samples).sum();
        int parts = (int) Math.min(60, 1 + samples / MOST_SAMPLES);
        long length = (hour.endMillis() - hour.startMillis()) / parts;
        long bytes = 0;
        for (int part = 0; part < parts; part++) {
            long start = hour.startMillis() + part * length;
            long end = part == parts - 1 ? hour.endMillis() : start + length;
            bytes += write(connection, sourceId, end, Sections.within(sections, start, end));
        }
        return bytes;
    }

    private long write(Connection connection, long sourceId, long until, List<Section> sections) throws SQLException {
        if (sections.isEmpty()) {
            return 0;
        }
        Block block = encoder.encode(sections);
        try (PreparedStatement write = connection.prepareStatement(WRITE)) {
            write.setLong(1, sourceId);
            write.setObject(2, Times.utc(until));
            write.setObject(
                    3,
                    Times.utc(sections.stream()
                            .mapToLong(s -> s.at()[s.frames() - 1])
                            .max()
                            .orElse(until)));
            write.setInt(4, sections.stream().mapToInt(Section::frames).sum());
            write.setLong(5, sections.stream().mapToLong(Section::samples).sum());
            write.setBytes(6, block.directory());
            write.setBytes(7, block.data());
            write.executeUpdate();
        }
        return block.directory().length + (long) block.data().length;
    }
}
