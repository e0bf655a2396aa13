package io.weir.walls.planted.plugin;

import io.weir.walls.planted.plugins.thrifty.Thrifty;

/** Breaks a wall: the service finds plugins at run time. */
record CompilesAgainstPlugin(Class<Thrifty> plugin) {}
