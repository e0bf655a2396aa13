package io.weir.plugin.directory;

/**
 * What is to be said of a jar before it is shipped.
 *
 * @param weight how much it matters
 * @param text a sentence for the author
 */
public record Complaint(Weight weight, String text) {

    /** How much it matters. */
    public enum Weight {
        /** The host would refuse the plugin, or a call would fail. */
        FAULT,
        /** A native executable needs more than there is. */
        NATIVE,
        /** It works, and would be better otherwise. */
        ADVICE
    }

    /** The host would refuse it, or a call would fail. */
    public static Complaint fault(String text) {
        return new Complaint(Weight.FAULT, text);
    }

    /** A native executable needs more. */
    public static Complaint ofNative(String text) {
        return new Complaint(Weight.NATIVE, text);
    }

    /** It would be better otherwise. */
    public static Complaint advice(String text) {
        return new Complaint(Weight.ADVICE, text);
    }
}
