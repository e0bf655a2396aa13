package io.weir.messaging;

import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Whether a link to a broker stands, and why not. Says it in the log once, not at each attempt. */
final class LinkState {

    private static final Logger LOG = Logger.getLogger(LinkState.class);
    private static final String CONNECTED = "connected";

    private final String broker;
    private final AtomicReference<String> said = new AtomicReference<>("connecting");

    LinkState(String broker) {
        this.broker = broker;
    }

    String broker() {
        return broker;
    }

    boolean connected() {
        return said.get().equals(CONNECTED);
    }

    String said() {
        return said.get();
    }

    /** Why something failed, with what lies beneath it: that a certificate is not trusted, and not only that TLS failed. */
    static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == failure ? text(failure) : text(failure) + ": " + text(root);
    }

    private static String text(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    void up() {
        if (!said.getAndSet(CONNECTED).equals(CONNECTED)) {
            LOG.infof("connected to %s", broker);
        }
    }

    void down(String reason) {
        if (!said.getAndSet(reason).equals(reason)) {
            LOG.warnf("not connected to %s, trying again: %s", broker, reason);
        }
    }
}
