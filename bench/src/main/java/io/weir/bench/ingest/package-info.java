/** How fast messages become committed frames, what that costs, and how long a value takes until it can be queried. */
@NullMarked
package io.weir.bench.ingest;

import org.jspecify.annotations.NullMarked;
