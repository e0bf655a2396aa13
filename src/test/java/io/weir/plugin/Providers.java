package io.weir.plugin;

import io.weir.api.adapter.Adapter;
import io.weir.api.analysis.Analyzer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** A class loader that declares the given providers and hides those of the class path. */
final class Providers extends ClassLoader {

    private final List<String> adapters = new ArrayList<>();
    private final List<String> analyzers = new ArrayList<>();

    private Providers() {
        super(Providers.class.getClassLoader());
    }

    static Providers of(Class<?>... types) {
        Providers providers = new Providers();
        for (Class<?> type : types) {
            (Adapter.class.isAssignableFrom(type) ? providers.adapters : providers.analyzers).add(type.getName());
        }
        return providers;
    }

    /** Declares an analyzer by a name that need not exist. */
    Providers andAnalyzer(String name) {
        analyzers.add(name);
        return this;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        if (name.equals("META-INF/services/" + Adapter.class.getName())) {
            return file(adapters);
        }
        if (name.equals("META-INF/services/" + Analyzer.class.getName())) {
            return file(analyzers);
        }
        return super.getResources(name);
    }

    private static Enumeration<URL> file(List<String> lines) {
        try {
            Path file = Files.createTempFile("providers", "");
            file.toFile().deleteOnExit();
            Files.write(file, lines);
            return Collections.enumeration(List.of(file.toUri().toURL()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
