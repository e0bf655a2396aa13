/** What the service sends to a broker, and the port through which it does. */
@NullMarked
package io.weir.ingest.out;

import org.jspecify.annotations.NullMarked;
