package io.weir.walls;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** What reaches outside the process: clients of other systems, and plain files and sockets. */
final class Outgoing {
    private static final String HTTP_CLIENT = "io\\.vertx\\.(mutiny\\.)?core\\.http\\.(HttpClient|WebSocketClient).*";

    static final DescribedPredicate<JavaClass> CLIENTS = DescribedPredicate.or(
                    resideInAnyPackage(
                            "java.net.http..",
                            "jakarta.ws.rs.client..",
                            "jakarta.mail..",
                            "io.quarkus.mailer..",
                            "io.quarkus.rest.client..",
                            "io.vertx.ext.mail..",
                            "io.vertx.mutiny.ext.mail..",
                            "io.vertx.ext.web.client..",
                            "io.vertx.mutiny.ext.web.client..",
                            "org.eclipse.microprofile.rest.client.."),
                    assignableTo(java.net.URLConnection.class),
                    nameMatching(HTTP_CLIENT))
            .as("clients of HTTP or mail");

    static final DescribedPredicate<JavaClass> FILES_AND_SOCKETS = DescribedPredicate.or(
                    resideInAnyPackage("java.net.http..", "java.nio.channels.."),
                    belongToAnyOf(
                            java.io.File.class,
                            java.io.FileInputStream.class,
                            java.io.FileOutputStream.class,
                            java.io.FileReader.class,
                            java.io.FileWriter.class,
                            java.io.RandomAccessFile.class,
                            java.nio.file.Files.class,
                            java.net.Socket.class,
                            java.net.ServerSocket.class,
                            java.net.DatagramSocket.class,
                            java.net.URLConnection.class))
            .as("files and sockets");

    private Outgoing() {}
}
