package io.weir.ingest;

import java.time.Instant;

/**
 * What a source sent beyond a limit.
 *
 * @param source who it was
 * @param reason which limit
 * @param count samples, or messages where the reason counts those
 * @param first when it began
 * @param last when it was seen last
 * @param example a series, or whatever shows best what to look for; empty when there is none
 */
public record Overrun(SourceIdentity source, Reason reason, long count, Instant first, Instant last, String example) {

    /** Which limit; the codes are keys of {@code weir.ingest.limits} where there is one. */
    public enum Reason {
        /** A message was too large. Counts messages. */
        MESSAGE_SIZE("message-size"),
        /** There are as many sources as there may be. */
        SOURCES("sources"),
        /** The source has as many series as it may have. */
        SERIES("series-per-source"),
        /** The source has as many layouts as it may have: nothing is lost, but each value takes a row of its own. */
        LAYOUTS("layouts-per-source"),
        /** A series has too many labels, or one with too long a name or value. */
        LABELS("labels"),
        /** The clock of the source is ahead. */
        AHEAD("ahead"),
        /** Samples were too old. */
        BEHIND("behind"),
        /** Values were infinite; gaps were kept. */
        INFINITE("infinite"),
        /** A series came twice in one message. */
        DUPLICATE("duplicate");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** Name in the API, in the database and in documentation. */
        public String code() {
            return code;
        }

        /** The reason with a code. */
        public static Reason ofCode(String code) {
            for (Reason reason : values()) {
                if (reason.code.equals(code)) {
                    return reason;
                }
            }
            throw new IllegalArgumentException("no limit is called '" + code + "'");
        }

        /** The reason why samples were dropped. */
        public static Reason of(DropReason reason) {
            return switch (reason) {
                case AHEAD -> AHEAD;
                case BEHIND -> BEHIND;
                case INFINITE -> INFINITE;
                case LABELS -> LABELS;
                case SERIES -> SERIES;
                case SOURCES -> SOURCES;
                case DUPLICATE -> DUPLICATE;
            };
        }
    }

    /**
     * Who went beyond a limit, and with what.
     *
     * @param source who
     * @param example of what
     */
    public record Offender(SourceIdentity source, String example) {}
}
