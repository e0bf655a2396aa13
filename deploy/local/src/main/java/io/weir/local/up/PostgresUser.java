package io.weir.local.up;

import io.weir.local.common.Problem;
import io.weir.local.up.Command.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * As whom the programs of PostgreSQL are called: they refuse to run as root. Root calls them in a user namespace of their own,
 * where they see another user while their files still belong to root; where that is not allowed, as in many containers, on
 * behalf of another user, to whom their files then belong.
 *
 * @param uid whom their files belong to
 * @param gid the group of their files
 * @param prefix of each command
 */
record PostgresUser(int uid, int gid, List<String> prefix) {

    private static final List<String> OWN_NAMESPACE = List.of("unshare", "-U");
    private static final String NOBODY = "nobody";

    /** @param data directory of the database, whether it is there or not: whose it is goes on with it */
    static PostgresUser of(Path data) {
        int self = id("-u", List.of());
        if (self != 0) {
            return new PostgresUser(self, id("-g", List.of()), List.of());
        }
        Optional<PostgresUser> owner = owner(data).flatMap(PostgresUser::onBehalfOf);
        if (owner.isPresent()) {
            return owner.get();
        }
        if (id("-u", OWN_NAMESPACE) > 0) {
            return new PostgresUser(0, 0, OWN_NAMESPACE);
        }
        return owner(data.resolveSibling("."))
                .flatMap(PostgresUser::onBehalfOf)
                .or(() -> onBehalfOf(NOBODY))
                .orElseThrow(() ->
                        Problem.ofMachine("PostgreSQL does not run as root. This system neither lets root set up a"
                                + " user namespace for it (unshare -U) nor call it as the user '" + NOBODY
                                + "' (setpriv, runuser or su): run ./weir as an ordinary user."));
    }

    /** The user whose directory it is; empty when it is root's or not there. */
    private static Optional<String> owner(Path directory) {
        try {
            Object uid = Files.getAttribute(directory, "unix:uid", LinkOption.NOFOLLOW_LINKS);
            return uid.equals(0) ? Optional.empty() : Optional.of(uid.toString());
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    /** @param user name or number */
    static Optional<PostgresUser> onBehalfOf(String user) {
        int uid = user.matches("\\d{1,9}") ? Integer.parseInt(user) : id("-u", List.of(), user);
        if (uid <= 0) {
            return Optional.empty();
        }
        int known = id("-g", List.of(), user);
        int gid = known > 0 ? known : uid;
        return ways(uid, gid, user)
                .filter(way -> id("-u", way) == uid)
                .findFirst()
                .map(way -> new PostgresUser(uid, gid, way));
    }

    /** What may call a program on behalf of another user, where it is installed. */
    static Stream<List<String>> ways(int uid, int gid, String user) {
        return Stream.of(
                List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"),
                List.of("runuser", "-u", user, "--"),
                List.of("su", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "--", user));
    }

    /** Asks for a number of a user; -1 when there is no answer. */
    private static int id(String which, List<String> prefix, String... user) {
        Result result = Command.run(Stream.of(prefix, List.of("id", which), List.of(user))
                .flatMap(List::stream)
                .toList());
        String said = result.output().strip();
        return result.exitCode() == 0 && said.matches("\\d{1,9}") ? Integer.parseInt(said) : -1;
    }

    /** Whether the programs are called on behalf of another user than who runs the launcher. */
    boolean isAnother() {
        return uid != id("-u", List.of());
    }

    /** Gives a file, or a directory with all that is in it, to whom it must belong; does nothing when it does. */
    void own(Path file) {
        if (id("-u", List.of()) != 0 || !Files.exists(file)) {
            return;
        }
        try (Stream<Path> all = Files.walk(file)) {
            for (Path one : all.toList()) {
                Files.setAttribute(one, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(one, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give " + file + " to user " + uid, e);
        }
    }
}
