package io.weir.local.up;

import io.weir.local.common.Home;
import io.weir.local.common.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks the programs of PostgreSQL (initdb, pg_ctl, postgres) that come with the launcher. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** The directory that holds {@code bin}; unpacked below the cache on first use, whole or not at all. */
    static Path in(Path cache) {
        String name = "/" + archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
        try {
            Path unpacked = cache.resolve("postgresql-" + fingerprint(name));
            if (!Files.exists(unpacked)) {
                Path half = cache.resolve("postgresql.half");
                Home.remove(half);
                unpack(name, half);
                Files.move(half, unpacked);
            }
            return unpacked;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack PostgreSQL into " + cache, e);
        }
    }

    /** Lets users other than their owner call the programs. */
    static void letOthersRun(Path unpacked) {
        try (Stream<Path> all = Files.walk(unpacked)) {
            for (Path one : all.filter(file -> !Files.isSymbolicLink(file)).toList()) {
                Set<PosixFilePermission> permissions = new HashSet<>(Files.getPosixFilePermissions(one));
                permissions.add(PosixFilePermission.OTHERS_READ);
                if (permissions.contains(PosixFilePermission.OWNER_EXECUTE)) {
                    permissions.add(PosixFilePermission.OTHERS_EXECUTE);
                }
                Files.setPosixFilePermissions(one, permissions);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot let others run " + unpacked, e);
        }
    }

    static String archiveName(String system, String processor) {
        String os = system.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        boolean arm = Set.of("aarch64", "arm64").contains(processor.toLowerCase(Locale.ROOT));
        return "postgres-" + os + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
    }

    private static InputStream open(String name) {
        InputStream found = PostgresBinaries.class.getResourceAsStream(name);
        if (found == null) {
            throw Problem.ofMachine("there is no embedded PostgreSQL for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch") + ": Linux and macOS on x86-64 and ARM have one.");
        }
        return new BufferedInputStream(found);
    }

    /** Another release of PostgreSQL gets another directory. */
    private static String fingerprint(String name) throws IOException {
        CRC32 sum = new CRC32();
        try (InputStream archive = open(name)) {
            byte[] buffer = new byte[65_536];
            for (int n = archive.read(buffer); n >= 0; n = archive.read(buffer)) {
                sum.update(buffer, 0, n);
            }
        }
        return Long.toHexString(sum.getValue());
    }

    private static void unpack(String name, Path into) throws IOException {
        try (InputStream archive = open(name);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("the archive names a file outside of it: " + entry.getName());
                }
                write(tar, entry, target);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & 0100) != 0) {
            Set<PosixFilePermission> permissions = new HashSet<>(Files.getPosixFilePermissions(target));
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            Files.setPosixFilePermissions(target, permissions);
        }
    }
}
