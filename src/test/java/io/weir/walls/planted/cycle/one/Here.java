package io.weir.walls.planted.cycle.one;

import io.weir.walls.planted.cycle.two.There;

/** Breaks a wall: with There, a cycle of packages. */
public record Here(Class<There> other) {}
