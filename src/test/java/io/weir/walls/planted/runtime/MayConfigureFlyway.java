package io.weir.walls.planted.runtime;

import org.flywaydb.core.Flyway;

/** Stands where it may. */
record MayConfigureFlyway(Flyway flyway) {}
