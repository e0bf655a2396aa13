/**
 * {@code ./weir eval diagnosis}: how often the bundled analyzers are right. Pipelines are drawn at random and played by the
 * simulator; what is true of them comes from playing them again with one thing changed.
 */
@NullMarked
package io.weir.bench.diagnosis;

import org.jspecify.annotations.NullMarked;
