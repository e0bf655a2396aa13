/** Names the one stage that holds a pipeline back, with its proof. */
@NullMarked
package io.weir.plugins.bottleneck;

import org.jspecify.annotations.NullMarked;
