package io.weir.plugin;

import java.util.ServiceConfigurationError;

/** What a Throwable says, as one line. */
final class Reason {

    private static final int LONGEST = 300;

    private Reason() {}

    static String of(Throwable thrown) {
        String name = thrown.getClass().getSimpleName();
        String message = messageOf(thrown);
        String own = message.isEmpty() ? name : name + ": " + message;
        Throwable cause = thrown.getCause();
        return saysLittle(thrown) && cause != null ? own + ", because of " + of(cause) : own;
    }

    /** Of a failure of ours, whose message is the reason already; of any other, as {@link #of}. */
    static String text(Throwable failure) {
        return failure instanceof PluginFailure ours ? messageOf(ours) : of(failure);
    }

    /** What a checked exception of the API says, on one line. */
    static String said(Exception thrown) {
        return messageOf(thrown);
    }

    /** These only say that something else was thrown; their causes are made by the JDK, in no circle. */
    private static boolean saysLittle(Throwable thrown) {
        return thrown instanceof ServiceConfigurationError || thrown.getClass() == ExceptionInInitializerError.class;
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
