package io.weir.local.up;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks an address whether its owner is ready. */
final class HealthCheck {

    private static final int PATIENCE_MILLIS = 2_000;

    private final URI address;

    HealthCheck(String address) {
        this.address = URI.create(address);
    }

    /** Whether it answers 200 now. */
    boolean passes() {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
