/** Frames: writing them in batches, finding their layouts, reading them back as series, and the partitions they lie in. */
@NullMarked
package io.weir.storage.frames;

import org.jspecify.annotations.NullMarked;
