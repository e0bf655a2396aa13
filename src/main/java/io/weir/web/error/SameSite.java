package io.weir.web.error;

import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Refuses forms that another site has made a reader's browser send. */
public final class SameSite {

    private SameSite() {}

    /** Throws when the request says that it comes from elsewhere. */
    public static void check(HttpHeaders headers) {
        String site = headers.getHeaderString("Sec-Fetch-Site");
        boolean ours = site == null ? sameOrigin(headers) : site.equals("same-origin") || site.equals("none");
        if (!ours) {
            throw ProblemException.invalid("Origin", "this can be done from Weir's own pages only");
        }
    }

    // Older browsers tell the origin only.
    private static boolean sameOrigin(HttpHeaders headers) {
        @Nullable String origin = headers.getHeaderString("Origin");
        String host = headers.getHeaderString(HttpHeaders.HOST);
        return origin == null || origin.endsWith("//" + host);
    }
}
