/**
 * One decoder a format. Those of binary formats read the bytes twice: once for the values and the hashes by which a known
 * shape is found again, making no strings, and once more for the names, only when the shape is new.
 */
@NullMarked
package io.weir.ingest.decode;

import org.jspecify.annotations.NullMarked;
