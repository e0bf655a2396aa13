/** Recordings: what a source reported over a while, line by line, made into one window. No I/O of its own. */
@NullMarked
package io.weir.ingest.recording;

import org.jspecify.annotations.NullMarked;
