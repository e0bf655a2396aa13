/** Knows Beats: the queue of libbeat and the output behind it. */
@NullMarked
package io.weir.plugins.beats;

import org.jspecify.annotations.NullMarked;
