/**
 * The walls of the house: which package may use what. Every rule of {@link io.weir.walls.Walls} is
 * checked on the service and proven on a small planted house that breaks it.
 */
@NullMarked
package io.weir.walls;

import org.jspecify.annotations.NullMarked;
