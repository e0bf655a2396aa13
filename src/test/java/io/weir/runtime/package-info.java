/** Tests of configuration and wiring. */
@NullMarked
package io.weir.runtime;

import org.jspecify.annotations.NullMarked;
