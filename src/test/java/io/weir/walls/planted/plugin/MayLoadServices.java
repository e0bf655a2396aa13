package io.weir.walls.planted.plugin;

import java.util.ServiceLoader;

/** Stands where it may. */
record MayLoadServices(ServiceLoader<Runnable> loader) {}
