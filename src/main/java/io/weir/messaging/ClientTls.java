package io.weir.messaging;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.net.NetClientOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;

/** Makes clients of brokers use TLS as configured under {@code quarkus.tls}. */
@Singleton
class ClientTls {

    private final Function<String, Optional<TlsConfiguration>> registry;

    @Inject
    ClientTls(TlsConfigurationRegistry registry) {
        this(registry::get);
    }

    ClientTls(Function<String, Optional<TlsConfiguration>> registry) {
        this.registry = registry;
    }

    /**
     * Sets the options.
     *
     * @param options to set
     * @param on whether TLS is used
     * @param name of the configuration; without it the certificates that the JDK trusts count
     * @throws IllegalArgumentException when there is no such configuration
     */
    void apply(NetClientOptions options, boolean on, Optional<String> name) {
        if (!on) {
            return;
        }
        options.setSsl(true);
        options.setHostnameVerificationAlgorithm("HTTPS");
        name.ifPresent(wanted -> TlsConfigUtils.configure(options, find(wanted)));
    }

    private TlsConfiguration find(String name) {
        return registry.apply(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no TLS configuration '" + name
                        + "': set quarkus.tls." + name + ".trust-store.pem.certs or another of its options"));
    }
}
