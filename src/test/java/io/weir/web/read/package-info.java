/** Tests of io.weir.web.read. */
@NullMarked
package io.weir.web.read;

import org.jspecify.annotations.NullMarked;
