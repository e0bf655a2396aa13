/** {@code weir plugin}: for those who write plugins. */
@NullMarked
package io.weir.local.plugin;

import org.jspecify.annotations.NullMarked;
