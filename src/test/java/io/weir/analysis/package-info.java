/** Tests. */
@NullMarked
package io.weir.analysis;

import org.jspecify.annotations.NullMarked;
