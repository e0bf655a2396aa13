/** From bytes to samples to frames. */
@NullMarked
package io.weir.ingest;

import org.jspecify.annotations.NullMarked;
