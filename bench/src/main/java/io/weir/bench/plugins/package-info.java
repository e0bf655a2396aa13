/** How many pipelines the plugins analyse, and what that takes. */
@NullMarked
package io.weir.bench.plugins;

import org.jspecify.annotations.NullMarked;
