/** How fast decoders are. */
@NullMarked
package io.weir.bench.decoders;

import org.jspecify.annotations.NullMarked;
