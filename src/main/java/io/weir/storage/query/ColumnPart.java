package io.weir.storage.query;

/**
 * Some samples of one series, of one layout.
 *
 * @param sourceId number of the source
 * @param seriesId number of the series within it
 * @param layoutId number of the layout within it
 * @param at instants in milliseconds, each once; may be shared
 * @param values one for each instant
 */
record ColumnPart(long sourceId, int seriesId, int layoutId, long[] at, double[] values) {}
