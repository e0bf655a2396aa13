/** Tests of io.weir.web.format. */
@NullMarked
package io.weir.web.format;

import org.jspecify.annotations.NullMarked;
