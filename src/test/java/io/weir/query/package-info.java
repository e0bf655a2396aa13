/** Tests of the query language and its engine, against a model that is too simple to be wrong. */
@NullMarked
package io.weir.query;

import org.jspecify.annotations.NullMarked;
