package io.weir.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.weir.ingest.Overrun;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a source sent beyond a limit.
 *
 * @param source name of the source
 * @param attributes that make its identity
 * @param reason which limit
 * @param count samples; messages where the reason is message-size
 * @param first when it began
 * @param last when it was seen last
 * @param example a series, or whatever shows best what to look for
 */
@RegisterForReflection
@Schema(name = "Overrun")
public record OverrunDto(
        String source,
        Map<String, String> attributes,

        @Schema(
                enumeration = {
                    "message-size",
                    "sources",
                    "series-per-source",
                    "layouts-per-source",
                    "labels",
                    "ahead",
                    "behind",
                    "infinite",
                    "duplicate"
                })
        String reason,

        long count,
        Instant first,
        Instant last,
        String example) {

    static OverrunDto of(Overrun o) {
        return new OverrunDto(
                o.source().name(),
                o.source().attributes(),
                o.reason().code(),
                o.count(),
                o.first(),
                o.last(),
                o.example());
    }
}
