package io.weir.walls.planted.api;

import com.fasterxml.jackson.databind.JsonNode;

/** Breaks a wall: the API knows the JDK alone. */
record UsesLibrary(JsonNode node) {}
