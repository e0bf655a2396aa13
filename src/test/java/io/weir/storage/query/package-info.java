/** Tests of finding and reading series, against real PostgreSQL. */
@NullMarked
package io.weir.storage.query;

import org.jspecify.annotations.NullMarked;
