package io.weir.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;

/** The HTTP server on the loopback interface: the page, what it asks for, and the sink. */
final class Web implements AutoCloseable {

    private static final Map<String, String> FILES = Map.of(
            "/", "text/html; charset=utf-8",
            "/sample.css", "text/css; charset=utf-8",
            "/sample.js", "text/javascript; charset=utf-8");
    private static final String POLICY = "default-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'";

    private final HttpServer server;

    /** Answers a request whose body was read. */
    interface Answer {
        JsonNode to(String method, byte[] body);
    }

    /** Listens on the port, or on any free one when it is 0. */
    Web(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", Web::file);
    }

    void raw(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    void json(String path, Answer answer) {
        server.createContext(path, exchange -> respond(exchange, answer));
    }

    void start() {
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void respond(HttpExchange exchange, Answer answer) throws IOException {
        if (!isLocal(exchange)) {
            send(
                    exchange,
                    403,
                    "application/json",
                    Documents.error("only for this machine").toString());
            return;
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        try {
            JsonNode document = answer.to(exchange.getRequestMethod(), body);
            send(exchange, 200, "application/json", document.toString());
        } catch (IllegalArgumentException e) {
            send(
                    exchange,
                    400,
                    "application/json",
                    Documents.error(String.valueOf(e.getMessage())).toString());
        } catch (UnsupportedOperationException e) {
            send(
                    exchange,
                    405,
                    "application/json",
                    Documents.error("not with " + exchange.getRequestMethod()).toString());
        }
    }

    /** A page of another site may reach this server through a name of its own; it has no business here. */
    private static boolean isLocal(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        return host != null && host.matches("(127\\.0\\.0\\.1|localhost)(:\\d+)?");
    }

    private static void file(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String type = FILES.get(path);
        if (type == null) {
            send(exchange, 404, "text/plain; charset=utf-8", "There is nothing here. The page is at /.\n");
            return;
        }
        String name = path.equals("/") ? "sample.html" : path.substring(1);
        try (InputStream file = Web.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IOException("missing resource " + name);
            }
            send(exchange, 200, type, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
