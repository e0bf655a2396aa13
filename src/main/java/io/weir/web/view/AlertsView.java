package io.weir.web.view;

import io.weir.alerting.AlertingStatus.FileInForce;
import io.weir.web.format.Moment;
import io.weir.web.format.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of alerts.
 *
 * @param active pending and firing ones
 * @param past resolved ones of this page
 * @param olderAlerts address of older alerts, or null
 * @param notices what was sent, newest first
 * @param olderNotices address of older notices, or null
 * @param files what is in force
 */
public record AlertsView(
        List<AlertView> active,
        List<AlertView> past,
        @Nullable String olderAlerts,
        List<NoticeView> notices,
        @Nullable String olderNotices,
        List<FileView> files) {

    /**
     * A file of rules or routes.
     *
     * @param name what it is
     * @param origin its path, or {@code built in}
     * @param state with its mark
     * @param loadedAt when the version in force was read
     * @param error why a newer version was refused, or null
     * @param warnings what the version in force says that has no effect yet, and what it lacks
     */
    public record FileView(
            String name,
            String origin,
            HealthView state,
            Moment loadedAt,
            @Nullable String error,
            List<String> warnings) {

        /** The view of a file. */
        public static FileView of(FileInForce file, Instant now) {
            HealthView state = file.error() == null
                    ? HealthView.of("healthy", "In force")
                    : HealthView.of("error", "Newer version refused");
            String name = file.name().isEmpty() ? "File" : Words.capital(file.name());
            return new FileView(
                    name, file.origin(), state, Moment.of(file.loadedAt(), now), file.error(), file.warnings());
        }
    }
}
