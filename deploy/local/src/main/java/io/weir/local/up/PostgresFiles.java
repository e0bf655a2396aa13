package io.weir.local.up;

import io.weir.local.common.Home;
import io.weir.local.common.Problem;
import io.weir.local.up.Command.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The data directory of PostgreSQL: made once, its settings written at each start. */
final class PostgresFiles {

    private static final String OURS = "weir.conf";

    private final Path data;

    PostgresFiles(Path data) {
        this.data = data;
    }

    /** Makes the directory when there is none, and writes our settings. */
    void prepare(PostgresPrograms programs, PostgresAccount account, int port) {
        try {
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                create(programs, account);
            }
            Files.writeString(data.resolve(OURS), settings(port));
            programs.user().own(data);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + data, e);
        }
    }

    /** Made beside its place and moved there when whole: an interrupted start leaves nothing half-made. */
    private void create(PostgresPrograms programs, PostgresAccount account) throws IOException {
        Path half = data.resolveSibling("postgres.half");
        Home.remove(half);
        Home.remove(data);
        Files.createDirectory(half);
        programs.user().own(half);
        Path password = password(programs, account);
        Result result = initialize(programs, account, half, password);
        Files.delete(password);
        if (result.exitCode() != 0) {
            throw Problem.ofMachine("PostgreSQL could not make its data directory:\n" + result.output());
        }
        Files.writeString(
                half.resolve("postgresql.conf"), "\ninclude_if_exists = '" + OURS + "'\n", StandardOpenOption.APPEND);
        Files.move(half, data);
    }

    /** For as long as it takes to read it: the other file is for the launcher alone. */
    private Path password(PostgresPrograms programs, PostgresAccount account) throws IOException {
        Path file = data.resolveSibling("postgres.password.once");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, account.password() + "\n");
        programs.user().own(file);
        return file;
    }

    private static Result initialize(
            PostgresPrograms programs, PostgresAccount account, Path directory, Path password) {
        return programs.run(
                "initdb",
                "-D",
                directory.toString(),
                "-U",
                account.user(),
                "--pwfile",
                password.toString(),
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
    }

    static String settings(int port) {
        return """
                # Written by the launcher at each start; put your own settings into postgresql.auto.conf.
                port = %d
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                fsync = on
                synchronous_commit = on
                full_page_writes = on
                max_connections = 100
                # What came in the last hour is read again and again.
                shared_buffers = 512MB
                timezone = 'UTC'
                log_timezone = 'UTC'
                jit = off
                """.formatted(port);
    }
}
