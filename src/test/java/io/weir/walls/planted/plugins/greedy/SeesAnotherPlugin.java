package io.weir.walls.planted.plugins.greedy;

import io.weir.walls.planted.plugins.thrifty.Thrifty;

/** Breaks a wall: a plugin does not see another. */
record SeesAnotherPlugin(Class<Thrifty> other) {}
