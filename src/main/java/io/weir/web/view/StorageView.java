package io.weir.web.view;

import io.weir.query.TierReport;
import io.weir.runtime.StorageConfig;
import io.weir.web.format.Format;
import io.weir.web.format.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is kept, as a page shows it.
 *
 * @param tiers all of them
 * @param total room of all
 * @param compacted when an hour was compacted last, or null
 * @param running what compaction does now; empty when nothing
 * @param empty whether nothing was kept yet
 */
public record StorageView(
        List<TierView> tiers, String total, @Nullable Moment compacted, String running, boolean empty) {

    /**
     * A tier.
     *
     * @param key its table
     * @param title for people
     * @param what it is
     * @param bytes its room
     * @param holds how much time it holds
     * @param samples how many; empty where nobody counts
     * @param each bytes a sample; empty where nobody counts
     * @param kept for how long
     */
    public record TierView(
            String key,
            String title,
            String what,
            String bytes,
            String holds,
            String samples,
            String each,
            String kept) {}

    /** The view at an instant. */
    public static StorageView of(TierReport report, StorageConfig config, Instant now) {
        long bytes = report.tiers().stream().mapToLong(TierReport.Tier::bytes).sum();
        return new StorageView(
                report.tiers().stream().map(tier -> tier(tier, config)).toList(),
                Format.bytes(bytes),
                Moment.ofNullable(report.compactedAt(), now),
                running(report.running(), now),
                report.compactedAt() == null
                        && report.tiers().stream()
                                .allMatch(tier -> tier.kind() != TierReport.Kind.FRAMES || tier.stretches() == 0));
    }

    private static String running(TierReport.@Nullable Running running, Instant now) {
        return running == null
                ? ""
                : "the hour that ended " + Moment.of(running.until(), now).ago() + ", " + running.done() + " of "
                        + running.pieces() + " pieces done";
    }

    private static TierView tier(TierReport.Tier tier, StorageConfig config) {
        boolean counted = tier.samples() > 0;
        return new TierView(
                tier.kind().name().toLowerCase(Locale.ROOT),
                title(tier.kind()),
                what(tier.kind()),
                Format.bytes(tier.bytes()),
                holds(tier),
                counted ? Format.number(tier.samples()) : "",
                counted ? Format.number((double) tier.bytes() / tier.samples()) : "",
                kept(tier.kind(), config));
    }

    private static String holds(TierReport.Tier tier) {
        String unit = switch (tier.kind()) {
            case MINUTES -> "day";
            case HOURS -> "month";
            default -> "hour";
        };
        return Format.number(tier.stretches()) + " " + unit + (tier.stretches() == 1 ? "" : "s");
    }

    private static String title(TierReport.Kind kind) {
        return switch (kind) {
            case FRAMES -> "Frames";
            case SEALED -> "Sealed frames";
            case BLOCKS -> "Blocks";
            case MINUTES -> "Minutes";
            case HOURS -> "Hours";
        };
    }

    private static String what(TierReport.Kind kind) {
        return switch (kind) {
            case FRAMES -> "take what arrives";
            case SEALED -> "wait to become blocks";
            case BLOCKS -> "compressed frames";
            case MINUTES -> "rolled up, made before blocks go";
            case HOURS -> "rolled up";
        };
    }

    private static String kept(TierReport.Kind kind, StorageConfig config) {
        return switch (kind) {
            case FRAMES -> "until " + length(config.compaction().after()) + " after their hour";
            case SEALED -> "until they are compacted";
            case BLOCKS -> length(config.retention());
            case MINUTES -> length(config.retentionMinutes());
            case HOURS -> length(config.retentionHours());
        };
    }

    private static String length(Duration duration) {
        return duration.toHours() % 24 == 0 && duration.toDays() > 0
                ? Format.number(duration.toDays()) + (duration.toDays() == 1 ? " day" : " days")
                : Format.seconds(duration.toSeconds());
    }
}
