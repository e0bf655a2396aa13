package io.weir.walls.planted.web;

import jakarta.ws.rs.core.Response;

/** Stands where it may. */
record MayUseRest(Response response) {}
