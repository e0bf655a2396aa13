package io.weir.local.up;

import io.weir.local.common.Problem;
import io.weir.local.up.Command.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls the programs of PostgreSQL.
 *
 * @param bin where they are
 * @param user as whom they are called
 */
record PostgresPrograms(Path bin, PostgresUser user) {

    /**
     * The programs below the directory.
     *
     * @param data directory of the database, whether it is there or not
     */
    static PostgresPrograms in(Path unpacked, Path data) {
        PostgresPrograms programs = new PostgresPrograms(unpacked.resolve("bin"), PostgresUser.of(data));
        if (programs.user().isAnother()) {
            PostgresBinaries.letOthersRun(unpacked);
        }
        Result result = programs.run("postgres", "--version");
        if (result.exitCode() != 0 && !programs.user().isAnother()) {
            throw Problem.ofMachine("PostgreSQL cannot run here, " + programs.bin() + "/postgres: "
                    + result.output().strip() + ".");
        }
        if (result.exitCode() != 0) {
            throw Problem.ofMachine("PostgreSQL does not run as root, and the user with the number "
                    + programs.user().uid() + ", who is to run it, cannot call it in " + programs.bin() + " ("
                    + result.output().strip()
                    + "): let WEIR_HOME name a directory that others may enter, such as /var/tmp/weir, or run ./weir as"
                    + " an ordinary user.");
        }
        return programs;
    }

    /** Runs one and waits for its end. */
    Result run(String program, String... arguments) {
        List<String> command = new ArrayList<>(user.prefix());
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        return Command.run(command);
    }
}
