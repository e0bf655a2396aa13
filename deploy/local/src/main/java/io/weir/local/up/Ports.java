package io.weir.local.up;

import io.weir.local.common.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks whether ports are free before anything starts. */
final class Ports {

    private record Wish(int port, String use) {}

    private final Map<String, Wish> wishes = new LinkedHashMap<>();

    /** Wants a port; the option is what changes it, such as {@code --port}. */
    Ports want(String option, int port, String use) {
        if (port < 1 || port > 65_535) {
            throw Problem.ofInput(option + " must be 1 to 65535, is " + port + ".");
        }
        wishes.forEach((other, wish) -> {
            if (wish.port() == port) {
                throw Problem.ofInput(other + " and " + option + " are both " + port + ": give them different ports.");
            }
        });
        wishes.put(option, new Wish(port, use));
        return this;
    }

    /** Throws when some are taken, naming each and its option. */
    void check() {
        List<String> taken = new ArrayList<>();
        wishes.forEach((option, wish) -> {
            if (!isFree(wish.port())) {
                taken.add("port " + wish.port() + " (" + wish.use()
                        + ") is taken by another program: choose another one with " + option + " N.");
            }
        });
        if (!taken.isEmpty()) {
            throw Problem.ofMachine(String.join("\n      ", taken));
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** A port that nobody listens on right now. */
    static int anyFree() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }
}
