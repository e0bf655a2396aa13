package io.weir.analysis;

/**
 * What an instance of an analyzer remembers of one pipeline.
 *
 * @param maker id and version of the analyzer that wrote it: no other reads it
 * @param text as the analyzer wrote it
 */
public record Remembered(String maker, String text) {}
