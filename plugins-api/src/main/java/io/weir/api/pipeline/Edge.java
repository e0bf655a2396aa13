package io.weir.api.pipeline;

/**
 * Events flow from one stage to another.
 *
 * @param from id of the upstream stage
 * @param to id of the downstream stage
 */
public record Edge(String from, String to) {}
