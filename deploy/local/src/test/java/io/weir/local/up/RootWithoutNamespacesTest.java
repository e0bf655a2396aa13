package io.weir.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As root in a container that lets nobody set up a user namespace. */
class RootWithoutNamespacesTest {

    @TempDir
    private Path data;

    @TempDir
    private Path programs;

    @BeforeEach
    void refuseNamespaces() throws Exception {
        assumeTrue(Files.getAttribute(data, "unix:uid").equals(0), "this test is for root");
        Path unshare = programs.resolve("unshare");
        Files.writeString(unshare, "#!/bin/sh\necho 'unshare failed: Operation not permitted' >&2\nexit 1\n");
        Files.setPosixFilePermissions(unshare, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void eachWayToCallAProgramOnBehalfOfAnotherUserDoes() {
        PostgresUser nobody = PostgresUser.onBehalfOf("nobody").orElseThrow();

        List<List<String>> installed = PostgresUser.ways(nobody.uid(), nobody.gid(), "nobody")
                .filter(way -> Command.run(List.of("which", way.getFirst())).exitCode() == 0)
                .toList();

        assertThat(installed).isNotEmpty().allSatisfy(way -> {
            List<String> command = new ArrayList<>(way);
            command.addAll(List.of("sh", "-c", "id -u; echo \"$1\"", "x", "a  b"));
            assertThat(Command.run(command).output().lines()).containsExactly("" + nobody.uid(), "a  b");
        });
    }

    @Test
    void aDirectoryThatOnlyRootMayEnterIsNamed() throws Exception {
        Launcher launcher = start(programs);

        assertThat(launcher.awaitEnd()).isEqualTo(1);
        assertThat(launcher.output())
                .contains("PostgreSQL does not run as root, and the user with the number")
                .contains("let WEIR_HOME name a directory that others may enter");
    }

    @Test
    void postgresRunsAsAnotherUserAndGoesOnSo() throws Exception {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx--x--x"));
        Object nobody = PostgresUser.onBehalfOf("nobody").orElseThrow().uid();
        stop(start(programs).awaitReady());
        assertThat(Files.getAttribute(data.resolve("postgres/PG_VERSION"), "unix:uid"))
                .isEqualTo(nobody);

        Launcher withNamespaces = start(data.resolve("run")).awaitReady();

        assertThat(Files.getAttribute(data.resolve("postgres/postmaster.pid"), "unix:uid"))
                .isEqualTo(nobody);
        stop(withNamespaces);
    }

    private Launcher start(Path first) {
        return Launcher.startWith(
                first,
                data,
                "--postgres-port",
                Integer.toString(Ports.anyFree()),
                "--kafka-port",
                Integer.toString(Ports.anyFree()));
    }

    private static void stop(Launcher launcher) throws Exception {
        launcher.signal("INT");
        assertThat(launcher.awaitEnd()).isEqualTo(130);
        assertThat(launcher.output()).contains("PostgreSQL 18     stopped");
    }
}
