package io.weir.runtime;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * No longer alive when the heap is full even after it was collected: only a restart helps then. The JVM's own
 * {@code ExitOnOutOfMemoryError} would end the service for one too large array of one plugin, which hurts nobody.
 */
@Liveness
@ApplicationScoped
class HeapHealth implements HealthCheck {

    private static final double FULL = 0.98;

    @Override
    public HealthCheckResponse call() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(HeapHealth::isFull)
                .findFirst()
                .map(pool -> HealthCheckResponse.named("heap")
                        .down()
                        .withData("full after collection", pool.getName())
                        .build())
                .orElseGet(() -> HealthCheckResponse.up("heap"));
    }

    private static boolean isFull(MemoryPoolMXBean pool) {
        MemoryUsage kept = isOld(pool) ? pool.getCollectionUsage() : null;
        return kept != null && kept.getMax() > 0 && kept.getUsed() > FULL * kept.getMax();
    }

    /** Only of these a threshold of use is watched; what survives one collection may well fill its place. */
    private static boolean isOld(MemoryPoolMXBean pool) {
        return pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported();
    }
}
