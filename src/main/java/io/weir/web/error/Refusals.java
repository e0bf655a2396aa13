package io.weir.web.error;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import io.weir.ingest.StoreUnavailableException;
import java.net.ConnectException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What requests are told that the framework refuses, or that find the database away. */
final class Refusals {

    private static final int DEEPEST_CAUSE = 20;

    private Refusals() {}

    /** @param allowed methods of the address, where the framework knows them */
    static Problem of(int status, String path, Set<String> allowed) {
        return switch (status) {
            case 404 ->
                Problem.of(404, "not-found", "There is no such thing", "Nothing is found at " + path + ".", null);
            case 405 ->
                Problem.of(405, "method-not-allowed", "The method is not allowed", path + methods(allowed), null);
            case 406 ->
                Problem.of(406, "not-acceptable", "No such representation", path + " has no such media type", null);
            case 415 ->
                Problem.of(
                        415,
                        "unsupported-media-type",
                        "The media type is not understood",
                        path + " does not take this Content-Type; /q/openapi says which it takes",
                        null);
            default -> Problem.of(status, "refused", "The request was refused", path + " answers " + status, null);
        };
    }

    private static String methods(Set<String> allowed) {
        return allowed.isEmpty() ? " does not take this method" : " takes " + String.join(", ", new TreeSet<>(allowed));
    }

    static Problem notJson(JacksonException e) {
        return malformed("the body is not JSON" + place(e) + ": " + e.getOriginalMessage());
    }

    /** What the library says of it names classes of ours, which help nobody. */
    static Problem anotherForm(JacksonException e) {
        return malformed(
                "the body is JSON, but of another form than it must have" + place(e) + "; /q/openapi says which");
    }

    private static Problem malformed(String detail) {
        return Problem.of(400, "malformed-body", "The body is not understood", detail, null);
    }

    private static String place(JacksonException e) {
        JsonLocation at = e.getLocation();
        return at == null || at.getLineNr() < 1 ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    /** Whether it failed because the database cannot be reached. */
    static boolean isAway(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int i = 0; cause != null && i < DEEPEST_CAUSE; i++) {
            if (cause instanceof ConnectException || cause instanceof StoreUnavailableException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    static Problem away(String number) {
        return Problem.of(
                503,
                "database-away",
                "The database cannot be reached",
                "It is sought again all the time, and what is sent meanwhile waits in the broker. Reload in a moment."
                        + " The log tells more under number " + number + ".",
                null);
    }
}
