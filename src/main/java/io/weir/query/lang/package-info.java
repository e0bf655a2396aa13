/**
 * The query language: a well-defined part of PromQL's syntax, read into a tree in which every node knows its place, so
 * that an error can point at it.
 */
@NullMarked
package io.weir.query.lang;

import org.jspecify.annotations.NullMarked;
