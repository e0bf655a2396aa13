package io.weir.walls.planted.ingest;

import java.io.File;

/** Breaks a wall: the core does no I/O. */
record ReadsFile(File file) {}
