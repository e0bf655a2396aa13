package io.weir.local.up;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/**
 * User, password and database. The password is drawn once and kept where only its owner reads it: other users of the
 * machine reach the port too.
 *
 * @param user name of user and database
 * @param password as text
 */
record PostgresAccount(String user, String password) {

    static PostgresAccount in(Path directory) {
        Path file = directory.resolve("postgres.password");
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[16];
                new SecureRandom().nextBytes(random);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, HexFormat.of().formatHex(random) + "\n");
            }
            return new PostgresAccount("weir", Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the password of PostgreSQL in " + file, e);
        }
    }

    /** Makes the database when there is none. */
    void createDatabase(int port) throws SQLException {
        try (Connection connection = connect(port, "postgres");
                Statement statement = connection.createStatement()) {
            boolean there;
            try (ResultSet found = statement.executeQuery("select 1 from pg_database where datname = 'weir'")) {
                there = found.next();
            }
            if (!there) {
                statement.execute("create database weir");
            }
        }
    }

    Connection connect(int port, String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password);
    }
}
