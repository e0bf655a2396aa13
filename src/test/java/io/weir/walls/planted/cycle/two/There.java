package io.weir.walls.planted.cycle.two;

import io.weir.walls.planted.cycle.one.Here;

/** Breaks a wall: with Here, a cycle of packages. */
public record There(Class<Here> other) {}
