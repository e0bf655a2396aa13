package io.weir.ingest;

/** Why a sample of a message that was otherwise kept was not. */
public enum DropReason {
    /** Its instant lies further in the future than clocks may differ. */
    AHEAD("ahead"),
    /** Its instant lies further in the past than late values are taken. */
    BEHIND("behind"),
    /** Its value was infinite; a gap was kept instead. */
    INFINITE("infinite"),
    /** Its series has too many labels, or one with too long a name or value. */
    LABELS("labels"),
    /** Its source has as many series as it may have. */
    SERIES("series"),
    /** There are as many sources as there may be. */
    SOURCES("sources"),
    /** Another value of the same series and instant came later in the same message. */
    DUPLICATE("duplicate");

    private final String code;

    DropReason(String code) {
        this.code = code;
    }

    /** Name in metrics and documentation. */
    public String code() {
        return code;
    }
}
