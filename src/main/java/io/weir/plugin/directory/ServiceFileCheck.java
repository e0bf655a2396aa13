package io.weir.plugin.directory;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.reflect.AccessFlag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether service files name classes that are there and that the host can make instances of. */
final class ServiceFileCheck {

    private final JarContent content;
    private final ClassLoader api;

    ServiceFileCheck(JarContent content, ClassLoader api) {
        this.content = content;
        this.api = api;
    }

    List<Complaint> check(Set<String> services) {
        List<Complaint> all = new ArrayList<>();
        for (String service : services) {
            for (JarEntryBytes file : content.all(JarContent.SERVICES + service)) {
                List<String> names = names(file);
                if (names.isEmpty()) {
                    all.add(Complaint.fault(JarContent.SERVICES + service + " names no class"));
                }
                names.forEach(
                        name -> problems(service, name).map(Complaint::fault).forEach(all::add));
                if (new HashSet<>(names).size() < names.size()) {
                    all.add(Complaint.advice(JarContent.SERVICES + service + " names a class twice"));
                }
            }
        }
        return all;
    }

    /** Classes that a service file names: a line each, with comments behind #. */
    static List<String> names(JarEntryBytes file) {
        return new String(file.bytes(), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private Stream<String> problems(String service, String name) {
        String file = JarContent.SERVICES + service;
        JarEntryBytes bytes = content.file(name.replace('.', '/') + ".class");
        if (bytes == null) {
            return Stream.of(file + " names " + name + ", and there is no such class in the jar"
                    + (name.matches("[\\w.$]+") ? "" : ": a line holds the full name of one class and nothing else"));
        }
        try {
            return problems(file, service, name, ClassFile.of().parse(bytes.bytes()));
        } catch (IllegalArgumentException e) {
            return Stream.of(
                    name + " is no class file that Java " + Runtime.version().feature() + " can read");
        }
    }

    private Stream<String> problems(String file, String service, String name, ClassModel type) {
        List<String> found = new ArrayList<>();
        if (!isA(type, service)) {
            found.add(file + " names " + name + ", which is no " + service);
        }
        if (type.flags().has(AccessFlag.ABSTRACT) || type.flags().has(AccessFlag.INTERFACE)) {
            found.add(name + " is abstract: a service file names a class that can be instantiated");
        }
        boolean open = type.flags().has(AccessFlag.PUBLIC)
                && type.methods().stream()
                        .anyMatch(m -> m.methodName().equalsString("<init>")
                                && m.methodType().equalsString("()V")
                                && m.flags().has(AccessFlag.PUBLIC));
        if (!open) {
            found.add(name + " must be public and have a public constructor without arguments");
        }
        return found.stream();
    }

    private boolean isA(ClassModel type, String service) {
        return Stream.concat(type.superclass().stream(), type.interfaces().stream())
                .map(above -> above.asInternalName())
                .anyMatch(above -> above.replace('/', '.').equals(service) || isA(above, service));
    }

    private boolean isA(String internal, String service) {
        JarEntryBytes own = content.file(internal + ".class");
        if (own != null) {
            return isA(ClassFile.of().parse(own.bytes()), service);
        }
        try {
            Class<?> known = Class.forName(internal.replace('/', '.'), false, api);
            return Class.forName(service, false, api).isAssignableFrom(known);
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
