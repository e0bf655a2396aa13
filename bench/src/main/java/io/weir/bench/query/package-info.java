/** How long queries take, asked over HTTP. */
@NullMarked
package io.weir.bench.query;

import org.jspecify.annotations.NullMarked;
