package io.weir.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.UUID;

/** 128-bit fingerprints that stand for a source, a series or a layout in the database, for ever. */
public final class Fingerprints {

    private Fingerprints() {}

    /** Of the attributes that make the identity; the name for people does not count. */
    public static UUID of(SourceIdentity source) {
        MessageDigest digest = digest();
        texts(digest, source.attributes());
        return result(digest);
    }

    /** Of name, labels, kind and unit. */
    public static UUID of(SeriesIdentity series) {
        MessageDigest digest = digest();
        text(digest, series.name());
        text(digest, series.kind().name());
        text(digest, series.unit());
        texts(digest, series.labels());
        return result(digest);
    }

    /** Of the numbers of a layout's series, in their order. */
    public static UUID of(int[] seriesIds) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * seriesIds.length);
        bytes.asIntBuffer().put(seriesIds);
        MessageDigest digest = digest();
        digest.update(bytes);
        return result(digest);
    }

    private static void texts(MessageDigest digest, Map<String, String> sorted) {
        sorted.forEach((key, value) -> {
            text(digest, key);
            text(digest, value);
        });
    }

    // The length goes first, so that "ab","c" and "a","bc" differ.
    private static void text(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(0, bytes.length));
        digest.update(bytes);
    }

    private static UUID result(MessageDigest digest) {
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
