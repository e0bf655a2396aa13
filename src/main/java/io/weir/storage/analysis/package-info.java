/** Pipelines, findings and suggestions in PostgreSQL. */
@NullMarked
package io.weir.storage.analysis;

import org.jspecify.annotations.NullMarked;
