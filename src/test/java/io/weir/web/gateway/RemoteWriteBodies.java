package io.weir.web.gateway;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import org.xerial.snappy.Snappy;

/** Builds bodies of Prometheus remote write 1.0, by its published message, with the library that others pack with. */
final class RemoteWriteBodies {

    private static final int TIME_SERIES = 1;
    private static final int LABEL = 1;
    private static final int SAMPLE = 2;

    private RemoteWriteBodies() {}

    /** A request of several time series. */
    static byte[] remoteWrite(byte[]... series) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        for (byte[] one : series) {
            out.writeByteArray(TIME_SERIES, one);
        }
        out.flush();
        return Snappy.compress(bytes.toByteArray());
    }

    /** A time series with one sample. */
    static byte[] sample(String name, String job, double value, Instant at) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeByteArray(LABEL, label("__name__", name));
        out.writeByteArray(LABEL, label("instance", "host-1:9090"));
        out.writeByteArray(LABEL, label("job", job));
        out.writeByteArray(SAMPLE, point(value, at));
        out.flush();
        return bytes.toByteArray();
    }

    private static byte[] label(String name, String value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeString(1, name);
        out.writeString(2, value);
        out.flush();
        return bytes.toByteArray();
    }

    private static byte[] point(double value, Instant at) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeDouble(1, value);
        out.writeInt64(2, at.toEpochMilli());
        out.flush();
        return bytes.toByteArray();
    }
}
