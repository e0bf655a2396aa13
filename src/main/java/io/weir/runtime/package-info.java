/** Configuration, wiring, health and own metrics. */
@NullMarked
package io.weir.runtime;

import org.jspecify.annotations.NullMarked;
