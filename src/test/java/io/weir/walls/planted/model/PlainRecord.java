package io.weir.walls.planted.model;

/** Stands where it may. */
record PlainRecord(double[] values, String[] names, int count) {}
