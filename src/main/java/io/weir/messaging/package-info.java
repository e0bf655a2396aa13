/** Channels in and out of the broker. */
@NullMarked
package io.weir.messaging;

import org.jspecify.annotations.NullMarked;
