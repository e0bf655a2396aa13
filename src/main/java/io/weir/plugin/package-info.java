/** Discovery, class loaders, deadlines and quarantine of plugins. */
@NullMarked
package io.weir.plugin;

import org.jspecify.annotations.NullMarked;
