package io.weir.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate for 127.0.0.1 that nobody trusts but who is told to, made when a test needs it.
 *
 * @param keys file in PKCS 12 with the key and its certificate, for a server
 * @param trust file in PKCS 12 with the certificate alone, for clients
 */
public record Certificates(Path keys, Path trust) {

    /** Opens both files. */
    public static final String PASSWORD = "of-a-test";

    /** Makes one in a directory, with the keytool of this JDK. */
    public static Certificates in(Path directory) throws IOException {
        Certificates made = new Certificates(directory.resolve("keys.p12"), directory.resolve("trust.p12"));
        Path certificate = directory.resolve("certificate.pem");
        keytool(made.keys, "-genkeypair", "-keyalg", "EC", "-dname", "CN=weir-test", "-ext", "san=ip:127.0.0.1");
        keytool(made.keys, "-exportcert", "-rfc", "-file", certificate.toString());
        keytool(made.trust, "-importcert", "-noprompt", "-file", certificate.toString());
        return made;
    }

    private static void keytool(Path store, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "weir", "-keystore", store.toString()));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Path said = Files.createTempFile("keytool", ".log");
        try {
            Process keytool = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (keytool.waitFor() != 0) {
                throw new IOException("keytool failed: " + Files.readString(said));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.delete(said);
        }
    }
}
