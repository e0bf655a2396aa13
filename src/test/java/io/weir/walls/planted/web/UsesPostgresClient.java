package io.weir.walls.planted.web;

import io.vertx.mutiny.sqlclient.Pool;

/** Breaks a wall: only storage speaks SQL. */
record UsesPostgresClient(Pool pool) {}
