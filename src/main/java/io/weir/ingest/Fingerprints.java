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
        Text text = new Text();
        text.add(source.attributes());
        return text.fingerprint();
    }

    /** Of name, labels, kind and unit. */
    public static UUID of(SeriesIdentity series) {
        Text text = new Text();
        text.add(series.name());
        text.add(series.kind().name());
        text.add(series.unit());
        text.add(series.labels());
        return text.fingerprint();
    }

    /** Of the numbers of a layout's series, in their order. */
    public static UUID of(int[] seriesIds) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * seriesIds.length);
        bytes.asIntBuffer().put(seriesIds);
        return fingerprint(bytes);
    }

    /** Texts one after another. The length goes first, so that "ab","c" and "a","bc" differ. */
    private static final class Text {
        private ByteBuffer bytes = ByteBuffer.allocate(256);

        void add(Map<String, String> sorted) {
            sorted.forEach((key, value) -> {
                add(key);
                add(value);
            });
        }

        void add(String text) {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            if (bytes.remaining() < encoded.length + 4) {
                ByteBuffer larger = ByteBuffer.allocate(2 * bytes.capacity() + encoded.length + 4);
                bytes = larger.put(bytes.flip());
            }
            bytes.putInt(encoded.length).put(encoded);
        }

        UUID fingerprint() {
            return Fingerprints.fingerprint(bytes.flip());
        }
    }

    private static UUID fingerprint(ByteBuffer bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            ByteBuffer result = ByteBuffer.wrap(digest.digest());
            return new UUID(result.getLong(), result.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
