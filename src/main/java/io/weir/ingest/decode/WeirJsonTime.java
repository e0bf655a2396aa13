package io.weir.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.ingest.UndecodableException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** Instants as Weir JSON writes them: RFC 3339, or milliseconds since the epoch. */
final class WeirJsonTime {

    // The end of the year 9999, as far as RFC 3339 reaches.
    private static final long LATEST = 253_402_300_799_999L;
    private static final Pattern RFC_3339 = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"
            + "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?"
            + "(Z|[+-](0[0-9]|1[0-7]):[0-5][0-9])");

    private WeirJsonTime() {}

    /** The instant in milliseconds since the epoch; as given where there is none. */
    static long millis(JsonAt at, long otherwise) throws UndecodableException {
        JsonNode node = at.node();
        if (node.isMissingNode()) {
            return otherwise;
        }
        if (node.isNumber() && isInstant(node.doubleValue())) {
            return node.longValue();
        }
        if (node.isTextual() && RFC_3339.matcher(node.textValue()).matches()) {
            return parsed(at, node.textValue());
        }
        throw wrong(at);
    }

    private static boolean isInstant(double millis) {
        return millis >= 0 && millis <= LATEST && millis == Math.rint(millis);
    }

    private static long parsed(JsonAt at, String text) throws UndecodableException {
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            throw wrong(at);
        }
    }

    private static UndecodableException wrong(JsonAt at) {
        return at.invalid("an instant such as \"2026-11-24T03:40:00.250Z\", or milliseconds since 1970 as an integer"
                + " up to " + LATEST);
    }
}
