/**
 * Runs queries: a tree of rows that pull lines from one another, down to scans that read source by source. What is in
 * memory is bounded by what an answer or a group needs, never by what is read.
 */
@NullMarked
package io.weir.query.run;

import org.jspecify.annotations.NullMarked;
