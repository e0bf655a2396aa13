package io.weir.ingest.deadletter;

import java.util.Map;

/** Why messages are refused, for people. */
public final class Reasons {

    private static final Map<String, Reason> KNOWN = Map.ofEntries(
            entry(
                    "unknown-format",
                    "No format recognises it",
                    "Send one of the formats of docs/ingestion.md, or tell what the topic carries with"
                            + " weir.ingest.topics.\"TOPIC\".format. Then send it again."),
            entry("empty", "It has no bytes", "Nothing can be done with it: drop it, and look at who sends it."),
            entry(
                    "truncated",
                    "It ends too early",
                    "Its sender, or something on the way, cut it. Look for limits of size at the sender; then drop it."),
            entry(
                    "malformed",
                    "It is not well-formed",
                    "Its sender writes what its format does not allow. Mend the sender; then drop it."),
            entry(
                    "invalid",
                    "A field is wrong",
                    "The explanation names the field. Mend the sender, or give the topic another format and send it again."),
            entry("bad-timestamp", "Its time cannot be read", "The explanation names the field. Mend the sender."),
            entry(
                    "too-large",
                    "It is too large",
                    "Only its beginning is kept, so it cannot be sent again from here. Let the sender send smaller batches,"
                            + " or raise weir.ingest.limits.message-size."),
            entry(
                    "out-of-time",
                    "All its samples are too old or in the future",
                    "Set the sender's clock; or raise weir.ingest.limits.behind or .ahead, and send it again."),
            entry(
                    "bad-encoding",
                    "It cannot be unpacked",
                    "Its header content-encoding, or its first bytes, say that it is packed in a way that is not known or that"
                            + " it does not keep to. gzip, zstd, snappy and lz4 are known. Mend the sender."),
            entry(
                    "too-large-unpacked",
                    "It unpacks to too much",
                    "Let the sender send smaller batches; or raise weir.ingest.limits.unpacked-size, and send it again."),
            entry(
                    "no-birth",
                    "Its metrics were never named",
                    "Sparkplug names aliases in a birth, and none was seen. Let the node be born again (Node Control/Rebirth),"
                            + " then send it again."),
            entry(
                    "unstorable",
                    "The database refuses it",
                    "The explanation is the database's. Please report it: this should not happen."),
            entry(
                    "decoder-missing",
                    "No plugin decodes its format",
                    "Its topic has a format that only a plugin knows, and the plugin is not there. Put its jar back, or name"
                            + " another format; then send it again."),
            entry(
                    "decoder-failed",
                    "A decoder failed",
                    "This is a fault of Weir: please report it with the message. After an update, send it again."));

    private static final Reason UNKNOWN = new Reason("It could not be used", "The explanation says what is wrong.");

    /**
     * A reason.
     *
     * @param title what is wrong
     * @param remedy what would be right
     */
    public record Reason(String title, String remedy) {}

    private Reasons() {}

    /** What the code of a reason means. */
    public static Reason of(String code) {
        return KNOWN.getOrDefault(code, UNKNOWN);
    }

    private static Map.Entry<String, Reason> entry(String code, String title, String remedy) {
        return Map.entry(code, new Reason(title, remedy));
    }
}
