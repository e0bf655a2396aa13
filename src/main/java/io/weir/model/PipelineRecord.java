package io.weir.model;

import io.weir.api.pipeline.Pipeline;
import java.time.Instant;

/**
 * A pipeline as it is kept.
 *
 * @param id its number, for ever
 * @param sourceId number of the source that reports it
 * @param source name of that source
 * @param adapter id of the adapter that saw it
 * @param pipeline as last seen
 * @param firstSeen instant of the first sample it was seen in
 * @param lastSeen instant of the last sample it was seen in
 */
public record PipelineRecord(
        long id,
        long sourceId,
        String source,
        String adapter,
        Pipeline pipeline,
        Instant firstSeen,
        Instant lastSeen) {}
