package io.weir.walls.planted.query;

import io.vertx.core.Vertx;

/** Breaks a wall: the core knows no framework. */
record UsesVertx(Vertx vertx) {}
