package io.weir.alerting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files that the documentation shows. */
public final class Examples {

    private Examples() {}

    /** Text of a file among the tests' resources under {@code alerting/}. */
    public static String text(String name) {
        try (InputStream in = Examples.class.getResourceAsStream("/alerting/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
