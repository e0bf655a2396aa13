package io.weir.walls.planted.alerting;

import jakarta.enterprise.inject.Instance;

/** Breaks a wall: the core is plain Java. */
record UsesCdi(Instance<String> instance) {}
