/** Tests of io.weir.web.live. */
@NullMarked
package io.weir.web.live;

import org.jspecify.annotations.NullMarked;
