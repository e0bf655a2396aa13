package io.weir.plugin.directory;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one plugin apart. A class comes from the plugin's own jars, else from the JDK; of the service it sees the API (and
 * JSpecify's annotations) and nothing else, so that two plugins may use two versions of one library, and a third than the
 * service. Copies of the API in a plugin's jar are ignored. {@link #close} lets go of what it holds in memory; classes
 * that were loaded before stay usable.
 */
public final class PluginClassLoader extends ClassLoader implements AutoCloseable {

    private static final List<String> SHARED = List.of("io.weir.api.", "org.jspecify.");

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader api;
    private final Map<Path, ProtectionDomain> domains = new ConcurrentHashMap<>();
    private volatile @Nullable JarContent content;

    PluginClassLoader(String name, JarContent content, ClassLoader api) {
        super(name, getPlatformClassLoader());
        this.api = api;
        this.content = content;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (SHARED.stream().anyMatch(name::startsWith)) {
            return api.loadClass(name);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            return own(classFile(name)) == null ? super.loadClass(name, resolve) : findClass(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        JarEntryBytes file = own(classFile(name));
        if (file == null) {
            throw new ClassNotFoundException(name);
        }
        ForbiddenCall.check(file.bytes());
        return defineClass(name, file.bytes(), 0, file.bytes().length, domain(file.jar()));
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL own = findResource(name);
        return own != null ? own : super.getResource(name);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        JarEntryBytes file = own(name);
        return file == null ? null : url(name, file);
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        JarContent all = content;
        return all == null
                ? Collections.emptyEnumeration()
                : Collections.enumeration(
                        all.all(name).stream().map(f -> url(name, f)).toList());
    }

    @Override
    public void close() {
        content = null;
    }

    private @Nullable JarEntryBytes own(String file) {
        JarContent all = content;
        return all == null ? null : all.file(file);
    }

    private ProtectionDomain domain(Path jar) {
        return domains.computeIfAbsent(jar, from -> {
            try {
                CodeSource source = new CodeSource(from.toUri().toURL(), (Certificate[]) null);
                return new ProtectionDomain(source, null, this, null);
            } catch (MalformedURLException e) {
                throw new IllegalStateException("a path has an address", e);
            }
        });
    }

    private static String classFile(String name) {
        return name.replace('.', '/') + ".class";
    }

    private static URL url(String name, JarEntryBytes file) {
        try {
            String path = "/" + file.jar().getFileName() + "!/" + name;
            return URL.of(new URI("weir-plugin", null, path, null), new BytesHandler(file.bytes()));
        } catch (URISyntaxException | MalformedURLException e) {
            throw new IllegalStateException("the name of a file has an address", e);
        }
    }
}
