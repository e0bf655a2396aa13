package io.weir.alerting.route;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;

/** An address without its secrets. */
final class TargetText {

    private static final int LONGEST_SEGMENT = 16;

    private TargetText() {}

    /** Scheme, host, port and path; user, query and every part of the path that looks like a token are left out. */
    static String masked(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        String shown =
                Arrays.stream(path.split("/", -1)).map(TargetText::segment).collect(Collectors.joining("/"));
        return url.getScheme().toLowerCase(Locale.ROOT) + "://" + url.getHost() + port + shown;
    }

    private static String segment(String part) {
        return looksSecret(part) ? "***" : part;
    }

    /** Long, or letters and digits mixed: how chat systems write their secrets into addresses. */
    static boolean looksSecret(String part) {
        boolean mixed = part.length() >= 8 && part.matches(".*[0-9].*") && part.matches(".*[a-zA-Z].*");
        return mixed || part.length() > LONGEST_SEGMENT;
    }

    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
