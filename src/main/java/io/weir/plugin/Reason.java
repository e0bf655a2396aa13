package io.weir.plugin;

/** What a Throwable says, as one line. */
final class Reason {

    private static final int LONGEST = 300;

    private Reason() {}

    static String of(Throwable thrown) {
        String name = thrown.getClass().getSimpleName();
        String message = messageOf(thrown);
        return message.isEmpty() ? name : name + ": " + message;
    }

    /** Of a failure of ours, whose message is the reason already; of any other, as {@link #of}. */
    static String text(Throwable failure) {
        return failure instanceof PluginFailure ours ? messageOf(ours) : of(failure);
    }

    /** A plugin's own exception may fail even here. */
    private static String messageOf(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            return message == null ? "" : oneLine(message);
        } catch (Throwable again) {
            return "its message could not be read";
        }
    }

    private static String oneLine(String text) {
        String clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "...";
    }
}
