package io.weir.local.up;

import io.weir.local.common.Home;
import io.weir.local.common.Problem;
import io.weir.local.up.PostgresPrograms.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

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
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + data, e);
        }
    }

    /** Made beside its place and moved there when whole: an interrupted start leaves nothing half-made. */
    private void create(PostgresPrograms programs, PostgresAccount account) throws IOException {
        Path half = data.resolveSibling("postgres.half");
        Home.remove(half);
        Home.remove(data);
        Result result = programs.run(
                "initdb",
                "-D",
                half.toString(),
                "-U",
                account.user(),
                "--pwfile",
                account.passwordFile().toString(),
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        if (result.exitCode() != 0) {
            throw Problem.ofMachine("PostgreSQL could not make its data directory:\n" + result.output());
        }
        Files.writeString(
                half.resolve("postgresql.conf"), "\ninclude_if_exists = '" + OURS + "'\n", StandardOpenOption.APPEND);
        Files.move(half, data);
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
