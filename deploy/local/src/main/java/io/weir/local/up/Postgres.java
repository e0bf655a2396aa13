package io.weir.local.up;

import io.weir.local.common.Home;
import io.weir.local.common.Problem;
import io.weir.local.up.Command.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Embedded PostgreSQL whose data is meant to stay: every commit reaches the disk. It is started through pg_ctl, which
 * gives it a session of its own, so that Ctrl-C does not reach it before its turn.
 */
final class Postgres implements Part {

    private final Home home;
    private final int port;
    private final Path data;
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private @Nullable PostgresPrograms programs;

    Postgres(Home home, int port) {
        this.home = home;
        this.port = port;
        this.data = home.postgres();
    }

    @Override
    public String title() {
        return "PostgreSQL 18";
    }

    @Override
    public String start(StopSignal stop) {
        PostgresPrograms found = PostgresPrograms.in(PostgresBinaries.in(home.cache()), data);
        programs = found;
        PostgresAccount account = PostgresAccount.in(home.data());
        new PostgresFiles(data).prepare(found, account, port);
        makeLog(found);
        Result result = found.run(
                "pg_ctl", "-D", data.toString(), "-l", home.log("postgres").toString(), "-w", "-t", "300", "start");
        if (result.exitCode() != 0) {
            throw Problem.ofMachine(
                    "PostgreSQL did not start: " + result.output().strip() + "\n" + lastWords());
        }
        postmaster().ifPresent(this::watch);
        createDatabase(account);
        return "127.0.0.1:" + port;
    }

    private void makeLog(PostgresPrograms found) {
        Path log = home.log("postgres");
        try {
            if (!Files.exists(log)) {
                Files.createFile(log);
            }
            found.user().own(log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + log, e);
        }
    }

    /**
     * Ends the server that a killed launcher left running, and forgets the note of one that is no more.
     *
     * @return whether one was running
     */
    boolean endLeftover() {
        Path note = data.resolve("postmaster.pid");
        boolean running = postmaster().isPresent();
        if (running) {
            stop(PostgresPrograms.in(PostgresBinaries.in(home.cache()), data));
        }
        try {
            Files.deleteIfExists(note);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + note, e);
        }
        return running;
    }

    /** The server's process; a process that took over its number is somebody else. */
    private Optional<ProcessHandle> postmaster() {
        try {
            String pid = Files.readString(data.resolve("postmaster.pid"))
                    .lines()
                    .findFirst()
                    .orElse("");
            return ProcessHandle.of(Long.parseLong(pid.strip()))
                    .filter(process -> process.info().command().orElse("").endsWith("postgres"));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void watch(ProcessHandle process) {
        CompletableFuture<Void> _ = process.onExit().thenRun(() -> ended.complete("ended unexpectedly."));
    }

    private void createDatabase(PostgresAccount account) {
        try {
            account.createDatabase(port);
        } catch (SQLException e) {
            throw Problem.ofMachine("PostgreSQL refuses its own account (" + e.getMessage() + "): its data in " + data
                    + " and the password beside it do not belong together. Start with --fresh to begin anew.");
        }
    }

    @Override
    public void stop() {
        PostgresPrograms found = programs;
        if (found != null && Files.exists(data.resolve("postmaster.pid"))) {
            stop(found);
        }
    }

    private void stop(PostgresPrograms found) {
        found.run("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "-t", "60", "stop");
    }

    @Override
    public CompletionStage<String> ended() {
        return ended;
    }

    @Override
    public String lastWords() {
        return LogTail.of(home.log("postgres"), 20);
    }
}
