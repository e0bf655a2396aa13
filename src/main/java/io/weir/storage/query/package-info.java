/** Finding and reading series for queries. */
@NullMarked
package io.weir.storage.query;

import org.jspecify.annotations.NullMarked;
