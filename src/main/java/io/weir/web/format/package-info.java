/** Numbers, units, instants and names as people read them. Plain Java, no container. */
@NullMarked
package io.weir.web.format;

import org.jspecify.annotations.NullMarked;
