package io.weir.walls.planted.plugins.thrifty;

/** Stands where it may. */
public interface Thrifty {}
