package io.weir.local.up;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The routing tree of alerts: written at the first start with the sample's inbox as its only receiver, and left alone
 * as soon as somebody edits it. Until then it follows the sample's port.
 */
final class RoutesFile {

    private RoutesFile() {}

    /** Writes it where that is called for. */
    static void write(Path file, int samplePort) {
        try {
            if (!Files.exists(file) || isAsWritten(Files.readString(file))) {
                Files.writeString(file, content(samplePort));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static boolean isAsWritten(String found) {
        return found.replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:0").equals(content(0));
    }

    private static String content(int samplePort) {
        return """
                # Who hears of which alert, in Alertmanager's format. Written by ./weir up; edit it as you please.
                # The service reads it again when it changes; the Alerts page says when it cannot use it.
                route:
                  receiver: sample-inbox
                  group_by: [alertname, pipeline, source]
                  group_wait: 5s
                  group_interval: 10s
                  repeat_interval: 1h
                receivers:
                  - name: sample-inbox
                    webhook_configs:
                      - url: http://127.0.0.1:%d/notices
                        send_resolved: true
                """.formatted(samplePort);
    }
}
