/** Settings of analyzers, their changes, and what analyzers in shadow mode say. */
@NullMarked
package io.weir.storage.plugin;

import org.jspecify.annotations.NullMarked;
