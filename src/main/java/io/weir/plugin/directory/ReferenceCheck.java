package io.weir.plugin.directory;

import io.weir.api.notice.Notifier;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what the plugin's own classes refer to: those in the packages of its providers and below. Libraries that it
 * brings along may well refer to what they do not use.
 */
final class ReferenceCheck {

    private static final ClassLoader JDK = ClassLoader.getPlatformClassLoader();

    private final JarContent content;
    private final ClassLoader api;
    private final boolean pure;

    ReferenceCheck(JarContent content, ClassLoader api) {
        this.content = content;
        this.api = api;
        this.pure = content.all(JarContent.SERVICES + Notifier.class.getName()).isEmpty();
    }

    List<Complaint> check(Set<String> services) {
        Set<String> packages = services.stream()
                .flatMap(s -> content.all(JarContent.SERVICES + s).stream())
                .flatMap(file -> ServiceFileCheck.names(file).stream())
                .map(name -> name.substring(0, name.lastIndexOf('.') + 1).replace('.', '/'))
                .collect(Collectors.toSet());
        List<Complaint> all = new ArrayList<>();
        content.names()
                .filter(n -> n.endsWith(".class") && packages.stream().anyMatch(n::startsWith))
                .forEach(n -> look(n, all));
        return all;
    }

    private void look(String name, List<Complaint> all) {
        JarEntryBytes file = content.file(name);
        if (file == null) {
            return;
        }
        try {
            ClassModel type = ClassFile.of().parse(file.bytes());
            String from = type.thisClass().asInternalName().replace('/', '.');
            for (PoolEntry entry : type.constantPool()) {
                Complaint found = complaint(from, entry);
                if (found != null) {
                    all.add(found);
                }
            }
        } catch (IllegalArgumentException e) {
            all.add(Complaint.fault(
                    name + " is no class file that Java " + Runtime.version().feature() + " can read"));
        }
    }

    private @Nullable Complaint complaint(String from, PoolEntry entry) {
        return switch (entry) {
            case ClassEntry type -> unknown(from, element(type.asInternalName()));
            case MemberRefEntry ref ->
                Habits.of(from, ref.owner().asInternalName(), ref.name().stringValue(), pure);
            default -> null;
        };
    }

    private @Nullable Complaint unknown(String from, String type) {
        String file = type + ".class";
        String name = type.replace('/', '.');
        if (type.isEmpty() || content.file(file) != null) {
            return null;
        }
        if (type.startsWith("io/weir/api/") || type.startsWith("org/jspecify/")) {
            return api.getResource(file) != null
                    ? null
                    : Complaint.fault(from + " uses " + name + ", which this version of the API does not have");
        }
        if (type.startsWith("io/weir/")) {
            return Complaint.fault(from + " uses " + name + ", which a plugin cannot see: it sees io.weir.api alone");
        }
        if (type.startsWith("sun/") || type.startsWith("jdk/internal/") || type.startsWith("com/sun/")) {
            return Complaint.fault(from + " uses " + name + ", which belongs to the inside of the JDK");
        }
        return JDK.getResource(file) != null
                ? null
                : Complaint.fault(
                        from + " uses " + name + ", which is neither in the jar nor in the JDK: bring it along, in"
                                + " the jar or in a folder of jars");
    }

    /** The element of an array's type; empty when that is primitive. */
    private static String element(String type) {
        if (!type.startsWith("[")) {
            return type;
        }
        String element = type.replaceFirst("^\\[+", "");
        return element.startsWith("L") ? element.substring(1, element.length() - 1) : "";
    }
}
