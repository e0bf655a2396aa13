/** Events for others, written by triggers and kept until they are sent. */
@NullMarked
package io.weir.storage.event;

import org.jspecify.annotations.NullMarked;
