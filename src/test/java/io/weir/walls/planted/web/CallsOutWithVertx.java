package io.weir.walls.planted.web;

import io.vertx.core.http.HttpClient;

/** Breaks a wall: only notify calls out. */
record CallsOutWithVertx(HttpClient client) {}
