/** Knows Vector: its sources, transforms, sinks and the buffers in front of sinks. */
@NullMarked
package io.weir.plugins.vector;

import org.jspecify.annotations.NullMarked;
