package io.weir.alerting.run;

import io.weir.alerting.AlertingStatus.FileInForce;
import io.weir.alerting.run.FilesInForce.Offer;
import io.weir.file.FaultyFileException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One file: the version in force, and why the last one offered is not. */
final class Slot<T> {

    private record InForce<T>(T value, FileInForce status) {}

    private final Function<String, T> parser;
    private final Function<T, List<String>> warnings;
    private final InstantSource clock;
    private volatile InForce<T> inForce;
    private @Nullable String lastOffered;

    Slot(
            String name,
            Function<String, T> parser,
            Function<T, List<String>> warnings,
            String builtIn,
            InstantSource clock) {
        this.parser = parser;
        this.warnings = warnings;
        this.clock = clock;
        T value = parser.apply(builtIn);
        this.inForce = new InForce<>(value, new FileInForce(name, "built in", clock.instant(), null, List.of()));
    }

    T value() {
        return inForce.value();
    }

    FileInForce status() {
        return inForce.status();
    }

    synchronized Offer offer(String origin, String text) {
        if (text.equals(lastOffered)) {
            return Offer.SAME;
        }
        lastOffered = text;
        try {
            T value = parser.apply(text);
            String name = status().name();
            inForce = new InForce<>(value, new FileInForce(name, origin, clock.instant(), null, warnings.apply(value)));
            return Offer.TAKEN;
        } catch (FaultyFileException e) {
            return fault(origin + ": " + e.getMessage());
        }
    }

    synchronized Offer refuse(String origin, String error) {
        lastOffered = null;
        String fault = origin + ": " + error;
        return fault.equals(status().error()) ? Offer.SAME : fault(fault);
    }

    private Offer fault(String error) {
        FileInForce old = status();
        inForce = new InForce<>(
                value(), new FileInForce(old.name(), old.origin(), old.loadedAt(), error, old.warnings()));
        return Offer.REFUSED;
    }
}
