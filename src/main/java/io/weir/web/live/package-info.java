/** Live updates: what changes is gathered and told to browsers over server-sent events. */
@NullMarked
package io.weir.web.live;

import org.jspecify.annotations.NullMarked;
