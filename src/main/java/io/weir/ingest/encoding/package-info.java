/** Unpacks compressed messages, within a limit: a small message cannot fill the memory. */
@NullMarked
package io.weir.ingest.encoding;

import org.jspecify.annotations.NullMarked;
