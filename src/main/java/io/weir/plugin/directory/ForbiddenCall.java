package io.weir.plugin.directory;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.Optional;
import java.util.Set;

/**
 * A class of a plugin would end the service: it calls {@code System.exit} or its like. Java has no other guard against
 * that; who calls it by reflection is not caught, and a plugin has the rights of the service all the same.
 */
final class ForbiddenCall extends LinkageError {

    private static final long serialVersionUID = 1L;

    private static final Set<String> FORBIDDEN =
            Set.of("java/lang/System.exit", "java/lang/Runtime.exit", "java/lang/Runtime.halt");

    private ForbiddenCall(String message) {
        super(message);
    }

    /** Refuses a class that names such a method, called or referred to. What is no class is left to the JVM. */
    static void check(byte[] bytes) {
        find(bytes).ifPresent(what -> {
            throw new ForbiddenCall(what);
        });
    }

    /** What such a class calls, as a sentence; empty for all others. */
    static Optional<String> find(byte[] bytes) {
        try {
            ClassModel type = ClassFile.of().parse(bytes);
            for (PoolEntry entry : type.constantPool()) {
                if (entry instanceof MemberRefEntry ref && FORBIDDEN.contains(name(ref))) {
                    return Optional.of(sentence(type, name(ref)));
                }
            }
        } catch (IllegalArgumentException e) {
            // A version of class files that is not known, or bytes that are none: the JVM says so better.
        }
        return Optional.empty();
    }

    private static String sentence(ClassModel type, String forbidden) {
        String where = type.methods().stream()
                .filter(m -> calls(m, forbidden))
                .findFirst()
                .map(m -> "." + m.methodName().stringValue())
                .orElse("");
        String called = forbidden.substring(forbidden.lastIndexOf('/') + 1);
        return type.thisClass().asInternalName().replace('/', '.') + where + " calls " + called
                + ": a plugin must not end the service";
    }

    private static boolean calls(MethodModel method, String forbidden) {
        return method.code()
                .map(code -> code.elementStream()
                        .anyMatch(e -> e instanceof InvokeInstruction call
                                && name(call.method()).equals(forbidden)))
                .orElse(false);
    }

    private static String name(MemberRefEntry ref) {
        return ref.owner().asInternalName() + "." + ref.name().stringValue();
    }
}
