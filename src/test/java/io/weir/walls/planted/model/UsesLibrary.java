package io.weir.walls.planted.model;

import com.fasterxml.jackson.databind.JsonNode;

/** Breaks a wall: the model stands alone. */
record UsesLibrary(JsonNode node) {}
