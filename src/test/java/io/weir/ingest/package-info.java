/** Tests of ingestion without a container. */
@NullMarked
package io.weir.ingest;

import org.jspecify.annotations.NullMarked;
