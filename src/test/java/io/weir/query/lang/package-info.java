/** Tests of the query language. */
@NullMarked
package io.weir.query.lang;

import org.jspecify.annotations.NullMarked;
