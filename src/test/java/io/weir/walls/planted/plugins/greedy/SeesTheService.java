package io.weir.walls.planted.plugins.greedy;

import io.weir.walls.planted.storage.Offered;

/** Breaks a wall: a plugin sees the API alone. */
record SeesTheService(Class<Offered> offered) {}
