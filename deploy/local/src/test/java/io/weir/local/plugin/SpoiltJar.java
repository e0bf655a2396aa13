package io.weir.local.plugin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.instruction.ConstantInstruction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A jar in which one thing is changed. */
final class SpoiltJar {

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private SpoiltJar() {}

    static SpoiltJar of(Path jar) throws IOException {
        SpoiltJar spoilt = new SpoiltJar();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                spoilt.files.put(e.getName(), in.readAllBytes());
            }
        }
        return spoilt;
    }

    /** A text file with other words in it. */
    SpoiltJar text(String name, String from, String to) {
        String before = new String(files.get(name), StandardCharsets.UTF_8);
        if (!before.contains(from)) {
            throw new IllegalStateException(name + " has no '" + from + "': " + before);
        }
        files.put(name, before.replace(from, to).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** All classes with another constant. */
    SpoiltJar constant(String from, String to) {
        ClassFile format = ClassFile.of();
        files.replaceAll((name, bytes) -> name.endsWith(".class")
                ? format.transformClass(
                        format.parse(bytes), ClassTransform.transformingMethodBodies((code, element) -> {
                            if (element instanceof ConstantInstruction c && from.equals(c.constantValue())) {
                                code.loadConstant(to);
                            } else {
                                code.with(element);
                            }
                        }))
                : bytes);
        return this;
    }

    Path writeTo(Path jar) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
            }
        }
        Files.createDirectories(jar.getParent());
        return Files.write(jar, bytes.toByteArray());
    }
}
