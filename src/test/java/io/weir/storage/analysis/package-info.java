/** Tests. */
@NullMarked
package io.weir.storage.analysis;

import org.jspecify.annotations.NullMarked;
