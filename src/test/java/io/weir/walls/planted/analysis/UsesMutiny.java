package io.weir.walls.planted.analysis;

import io.smallrye.mutiny.Uni;

/** Breaks a wall: the core is plain Java. */
record UsesMutiny(Uni<String> uni) {}
