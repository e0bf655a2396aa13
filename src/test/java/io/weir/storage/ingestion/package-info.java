@NullMarked
package io.weir.storage.ingestion;

import org.jspecify.annotations.NullMarked;
