@NullMarked
package io.weir.ingest.encoding;

import org.jspecify.annotations.NullMarked;
