/** Bytes to samples to frames: decoders, identity of sources and series, layouts. No container, no I/O; owns the ports it needs. */
@NullMarked
package io.weir.ingest;

import org.jspecify.annotations.NullMarked;
