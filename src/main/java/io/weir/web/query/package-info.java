/** Answers of queries on their way out: run on threads that may wait, written as they come. */
@NullMarked
package io.weir.web.query;

import org.jspecify.annotations.NullMarked;
