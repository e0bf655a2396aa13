/** How small the tiers are and what making them costs; how the codec of blocks compares with others. */
@NullMarked
package io.weir.bench.storage;

import org.jspecify.annotations.NullMarked;
