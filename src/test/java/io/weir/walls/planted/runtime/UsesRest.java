package io.weir.walls.planted.runtime;

import jakarta.ws.rs.core.Response;

/** Breaks a wall: only web serves HTTP. */
record UsesRest(Response response) {}
