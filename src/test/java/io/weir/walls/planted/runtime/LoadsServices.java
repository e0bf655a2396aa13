package io.weir.walls.planted.runtime;

import java.util.ServiceLoader;

/** Breaks a wall: only plugin discovers plugins. */
record LoadsServices(ServiceLoader<Runnable> loader) {}
