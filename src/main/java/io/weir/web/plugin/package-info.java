/** Plugins: how they fare, and how analyzers are configured. */
@NullMarked
package io.weir.web.plugin;

import org.jspecify.annotations.NullMarked;
