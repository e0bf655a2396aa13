/** Tests of io.weir.web.graph. */
@NullMarked
package io.weir.web.graph;

import org.jspecify.annotations.NullMarked;
