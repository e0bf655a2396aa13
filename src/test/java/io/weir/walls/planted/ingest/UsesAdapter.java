package io.weir.walls.planted.ingest;

import io.weir.walls.planted.storage.Offered;

/** Breaks a wall: the core knows no adapter. */
record UsesAdapter(Class<Offered> adapter) {}
