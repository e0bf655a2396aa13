/** Where the stages of a pipeline stand when they are drawn: layers, order within them, routes of the edges. */
@NullMarked
package io.weir.web.graph;

import org.jspecify.annotations.NullMarked;
