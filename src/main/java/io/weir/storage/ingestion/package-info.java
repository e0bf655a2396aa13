/** How full the limits of ingestion are, and who went beyond. */
@NullMarked
package io.weir.storage.ingestion;

import org.jspecify.annotations.NullMarked;
