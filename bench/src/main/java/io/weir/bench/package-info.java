/** The command line of the measurements. */
@NullMarked
package io.weir.bench;

import org.jspecify.annotations.NullMarked;
