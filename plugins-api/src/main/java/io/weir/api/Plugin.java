package io.weir.api;

/**
 * What all extension points share. Implementations are created once by {@link java.util.ServiceLoader} through their
 * public no-argument constructor and must be stateless: the host calls one instance from several threads at a time.
 */
public interface Plugin {

    /** Who the plugin is. Called often; must return an equal value each time and must not throw. */
    PluginDescriptor descriptor();
}
