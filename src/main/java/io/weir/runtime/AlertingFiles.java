package io.weir.runtime;

import io.weir.alerting.AlertingStatus.FileInForce;
import io.weir.alerting.run.FilesInForce;
import io.weir.alerting.run.FilesInForce.Offer;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jboss.logging.Logger;

/** Reads the alerting files and offers what they hold; says in the log what became of it. */
final class AlertingFiles {

    private static final Logger LOG = Logger.getLogger(AlertingFiles.class);

    private final AlertingConfig config;
    private final FilesInForce inForce;

    AlertingFiles(AlertingConfig config, FilesInForce inForce) {
        this.config = config;
        this.inForce = inForce;
    }

    /** Reads both files for the first time; blocks. A service that would begin with other rules than asked for must not. */
    void readOrThrow() {
        read();
        for (FileInForce file : inForce.files()) {
            if (file.error() != null) {
                throw new IllegalStateException("weir.alerting." + file.name() + ": " + file.error());
            }
        }
    }

    /** Reads both files; blocks. Returns whether other routes are in force now. */
    boolean read() {
        config.rules().ifPresent(path -> tell(0, read(path, inForce::offerRules, inForce::rulesUnreadable)));
        return config.routes()
                .map(path -> tell(1, read(path, inForce::offerRoutes, inForce::routesUnreadable)))
                .orElse(false);
    }

    /** Says in the log which receivers' alerts wait for a replica with a newer file. */
    void tellWaiting(boolean changed) {
        List<String> waiting = inForce.waiting();
        if (changed && !waiting.isEmpty()) {
            LOG.warnf(
                    "Alerts for receivers %s wait: the routing file in force here has no address for them; is it out of date?",
                    waiting);
        }
    }

    /** Says in the log whose groups ended because nobody could tell them. */
    static void tellAbandoned(List<String> receivers) {
        if (!receivers.isEmpty()) {
            LOG.warnf(
                    "Alerts for receivers %s are told no more: for a day no replica's routing file had an address for them",
                    receivers);
        }
    }

    private static Offer read(Path path, Taker text, Taker error) {
        String origin = path.toString();
        try {
            return text.take(origin, Files.readString(path));
        } catch (NoSuchFileException e) {
            return error.take(origin, "there is no such file");
        } catch (MalformedInputException e) {
            return error.take(origin, "is not UTF-8");
        } catch (IOException e) {
            return error.take(origin, "cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private boolean tell(int index, Offer offer) {
        FileInForce file = inForce.files().get(index);
        if (offer == Offer.REFUSED) {
            LOG.warnf("Alerting %s refused, those from %s stay in force: %s", file.name(), file.origin(), file.error());
        } else if (offer == Offer.TAKEN) {
            LOG.infof("Alerting %s in force: %s", file.name(), file.origin());
            file.warnings().forEach(warning -> LOG.warnf("Alerting %s: %s", file.name(), warning));
        }
        return offer == Offer.TAKEN;
    }

    private interface Taker {
        Offer take(String origin, String text);
    }
}
