package io.weir.walls.planted.storage;

/** Something of an adapter that others could be tempted to use. */
public interface Offered {}
