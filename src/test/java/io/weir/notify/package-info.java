/** Tests. */
@NullMarked
package io.weir.notify;

import org.jspecify.annotations.NullMarked;
