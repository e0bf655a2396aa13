package io.weir.plugin.directory;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls that a plugin had better not make, and why. */
final class Habits {

    private static final Map<String, String> IMPURE = Map.of(
            "java/lang/System.currentTimeMillis", "the end of the window is now",
            "java/lang/System.nanoTime", "the end of the window is now",
            "java/time/Instant.now", "the end of the window is now",
            "java/time/Clock.systemUTC", "the end of the window is now",
            "java/lang/Math.random", "randomness needs a fixed seed");

    private static final Set<String> REFLECTIVE = Set.of(
            "java/lang/Class.forName",
            "java/lang/Class.getMethod",
            "java/lang/Class.getDeclaredMethod",
            "java/lang/Class.getDeclaredMethods",
            "java/lang/Class.getDeclaredField",
            "java/lang/Class.getDeclaredFields",
            "java/lang/Class.getConstructor",
            "java/lang/Class.getDeclaredConstructor",
            "java/lang/reflect/Proxy.newProxyInstance",
            "java/lang/ClassLoader.loadClass");

    private static final Set<String> RESOURCES = Set.of(
            "java/lang/Class.getResource",
            "java/lang/Class.getResourceAsStream",
            "java/lang/ClassLoader.getResource",
            "java/lang/ClassLoader.getResourceAsStream");

    private Habits() {}

    /**
     * What is to be said of such a call, or null.
     *
     * @param pure whether the plugin must be a pure function; a notifier need not
     */
    static @Nullable Complaint of(String from, String owner, String name, boolean pure) {
        String called = owner + "." + name;
        String said = from + " calls " + owner.substring(owner.lastIndexOf('/') + 1) + "." + name;
        if (pure && IMPURE.containsKey(called)) {
            return Complaint.advice(said + ": findings then cannot be replayed; " + IMPURE.get(called));
        }
        if (REFLECTIVE.contains(called)) {
            return Complaint.ofNative(said
                    + ": a native image must be told of what is reached by reflection, in reachability-metadata.json");
        }
        if (RESOURCES.contains(called)) {
            return Complaint.ofNative(
                    said + ": a native image must be told of resources, in reachability-metadata.json");
        }
        if (owner.equals("java/lang/System") && (name.equals("load") || name.equals("loadLibrary"))) {
            return Complaint.ofNative(said + ": a native image does not bring libraries along");
        }
        return null;
    }
}
