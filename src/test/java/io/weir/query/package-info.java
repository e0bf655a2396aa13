/** Tests of what queries are made of. */
@NullMarked
package io.weir.query;

import org.jspecify.annotations.NullMarked;
