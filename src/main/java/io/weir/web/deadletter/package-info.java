/** The page of dead letters and what can be done with them there. */
@NullMarked
package io.weir.web.deadletter;

import org.jspecify.annotations.NullMarked;
