/** The engine-neutral model of a pipeline: stages and edges, signals in primitive columns, and settings. */
@NullMarked
package io.weir.api.pipeline;

import org.jspecify.annotations.NullMarked;
