/** Sends recordings to a broker, paced and stamped so that they look like metrics of this moment. */
@NullMarked
package io.weir.local.replay;

import org.jspecify.annotations.NullMarked;
